import { expect, it } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

it('names every port of a body that is applied nowhere, in each reading of the bodies around it and in it', () => {
  const sum = bodyOf([node('sum', 'sum')], '$.children → sum.x', 'sum.y → $.result');
  const read = (id: string, body: Parameters<typeof node>[3]) =>
    node(id, 'recur', { direction: 'both' }, body);
  const inner = bodyOf(
    [read('in', bodyOf([], '$.element → $.output', '$.element → $.state')), node('sum', 'sum')],
    '$.children → in.sequence',
    '$.children → sum.x',
    'sum.y → $.result',
  );
  const leaf = (merge: Parameters<typeof node>[3]) =>
    bodyOf(
      [
        node('tree', 'tree', { vocabulary: 'a', value: 'a' }),
        node('embed', 'embedding', { size: 2 }),
        node('fold', 'recurse', { arity: 'any' }, merge),
      ],
      'tree.out → embed.x',
      'embed.y → fold.tree',
      'fold.root → $.output',
      '$.element → $.state',
    );
  for (const merge of [sum, inner]) {
    const document = graphOf(
      [node('steps', 'series', { values: [1, 2] }), read('out', leaf(merge))],
      'steps.out → out.sequence',
    );
    const inference = infer(document);
    expect(inference.problems).toEqual([]);
    const ports = listPorts(inference);
    expect(lower(inference, ports).taps.map(({ port }) => port)).toEqual(ports);
    expect(ports).toContain('out[backward]/fold/$.children');
  }
});
