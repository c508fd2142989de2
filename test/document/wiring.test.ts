import { describe, expect, test } from 'vitest';
import { setLabel, setParameter } from '../../src/document/edits.ts';
import { applyFix } from '../../src/document/fixes.ts';
import { graphAt, nodeAt } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { connect, disconnect, insertOnWire, replaceBlock, wrapNode } from '../../src/document/wiring.ts';
import { chain, nestedChain } from './chains.ts';
import { draw, loaded } from './documents.ts';
import { nested } from './hostileFiles.ts';

describe('wiring', () => {
  test('an input takes one wire: the new one replaces the old', () => {
    expect(connect(chain, 'a.out', 'c.x').wires).toEqual([
      ['a.out', 'b.x'],
      ['a.out', 'c.x'],
    ]);
  });

  test('ports of a body are wired inside it', () => {
    expect(graphAt(connect(nestedChain, 'deep/$.input', 'deep/$.output'), 'deep')?.wires).toEqual([
      ['$.input', 'layer.x'],
      ['$.input', '$.output'],
    ]);
  });

  test('nothing is wired across bodies, to nodes that do not exist, or to a boundary that the document does not have', () => {
    for (const [from, to] of [
      ['in.out', 'deep/layer.x'],
      ['in.out', 'gone.x'],
      ['$.input', 'deep.x'],
      ['in', 'deep.x'],
    ] as const)
      expect(connect(nestedChain, from, to)).toBe(nestedChain);
  });

  test('there are at most 8,000 wires, but one can always take the place of another', () => {
    const full = loaded({ ...chain, wires: Array.from({ length: 8000 }, (_, i) => ['a.out', `c.p${i}`]) });
    expect(connect(full, 'a.out', 'c.x')).toBe(full);
    expect(insertOnWire(full, ['a.out', 'c.p0'], { block: 'tanh' }).path).toBeUndefined();
    expect(connect(full, 'b.y', 'c.p0').wires).toHaveLength(8000);
  });

  test('a wire can be taken away', () => {
    expect(disconnect(chain, ['a.out', 'b.x']).wires).toEqual([['b.y', 'c.x']]);
    expect(disconnect(chain, ['a.out', 'c.x'])).toBe(chain);
  });

  test('a block is put on a wire, halfway', () => {
    const { document, path } = insertOnWire(chain, ['a.out', 'b.x'], { block: 'flatten' });
    expect(path).toBe('flatten');
    expect(nodeAt(document, 'flatten')?.at).toEqual([120, 0]);
    expect(document.wires).toEqual([
      ['a.out', 'flatten.x'],
      ['flatten.y', 'b.x'],
      ['b.y', 'c.x'],
    ]);
  });

  test('a block with many inputs is put on a wire through the first', () => {
    expect(insertOnWire(chain, ['b.y', 'c.x'], { block: 'join' }).document.wires.slice(1)).toEqual([
      ['b.y', 'join.a'],
      ['join.y', 'c.x'],
    ]);
  });

  test('a block is put on a wire inside a body, beside the boundary', () => {
    const { document, path = '' } = insertOnWire(nestedChain, ['deep/$.input', 'deep/layer.x'], {
      block: 'tanh',
    });
    expect(path).toBe('deep/tanh');
    expect(graphAt(document, 'deep')?.wires).toEqual([
      ['$.input', 'tanh.x'],
      ['tanh.y', 'layer.x'],
      ['layer.y', '$.output'],
    ]);
  });

  test.each([
    ['a.out', 'c.x', 'tanh'],
    ['a.out', 'b.x', 'vector'],
    ['a.out', 'b.x', 'grru'],
  ] as const)('on %s → %s, %s does not fit', (from, to, block) => {
    expect(insertOnWire(chain, [from, to], { block })).toEqual({ document: chain, path: undefined });
  });
});

describe('replacing a block', () => {
  test('keeps place, id, label, wires, and the parameters that the new one takes', () => {
    const before = setLabel(
      setParameter(setParameter(nestedChain, 'deep/layer', 'units', 8), 'deep/layer', 'bias', false),
      'deep/layer',
      'L',
    );
    const after = replaceBlock(before, 'deep/layer', 'softmax');
    expect(nodeAt(after, 'deep/layer')).toEqual({
      id: 'layer',
      block: 'softmax',
      params: { units: 8, bias: false },
      label: 'L',
      at: [80, 40],
    });
    expect(graphAt(after, 'deep')?.wires).toEqual(graphAt(before, 'deep')?.wires);
  });

  test('brings wires to the port in the same position, inside the body too', () => {
    const after = replaceBlock(nestedChain, 'deep', 'convolve');
    expect(graphAt(after, 'deep')?.wires).toEqual([
      ['$.window', 'layer.x'],
      ['layer.y', '$.result'],
    ]);
    expect(replaceBlock(chain, 'b', 'join').wires).toEqual([
      ['a.out', 'b.a'],
      ['b.y', 'c.x'],
    ]);
  });

  test('removes wires that have no port any more', () => {
    const joined = draw(
      ['a:vector', 'b:join', 'c:tanh'],
      [
        ['a.out', 'b.a'],
        ['a.out', 'b.b'],
        ['b.y', 'c.x'],
      ],
    );
    expect(replaceBlock(joined, 'b', 'tanh').wires).toEqual([
      ['a.out', 'b.x'],
      ['b.y', 'c.x'],
    ]);
  });

  test('keeps the wires of a block that was not known', () => {
    const unknown = draw(
      ['a:vector', 'b:vanila'],
      [
        ['a.out', 'b.x'],
        ['a.out', 'b.extra'],
      ],
    );
    expect(replaceBlock(unknown, 'b', 'vanilla')).toMatchObject({
      nodes: [{}, { id: 'b', block: 'vanilla' }],
      wires: unknown.wires,
    });
  });
});

test('a node is not wrapped when its bodies would then lie too deep', () => {
  const wrap = (deep: number) => {
    const document = loaded(nested(deep));
    const wrapped = wrapNode(document, 'a', 'stack', [], {});
    return wrapped === document ? 'as it was' : load(wrapped).document?.nodes[0]?.body?.nodes[0]?.id;
  };
  expect([wrap(7), wrap(8)]).toEqual(['a', 'as it was']);
});

describe('fixes', () => {
  const wire = ['a.out', 'b.x'] as const;
  test.each([
    [
      { kind: 'insert', label: '', block: 'flatten', wire },
      insertOnWire(chain, wire, { block: 'flatten' }).document,
    ],
    [
      { kind: 'set', label: '', node: 'b', parameter: 'units', value: 5 },
      setParameter(chain, 'b', 'units', 5),
    ],
    [{ kind: 'unset', label: '', node: 'b', parameter: 'units' }, chain],
    [{ kind: 'unwire', label: '', wire }, disconnect(chain, wire)],
    [
      { kind: 'rewire', label: '', wire: ['b.y', 'c.x'], to: ['a.out', 'c.x'] },
      connect(chain, 'a.out', 'c.x'),
    ],
    [{ kind: 'wire', label: '', wire: ['a.out', 'c.x'] }, connect(chain, 'a.out', 'c.x')],
    [{ kind: 'replace', label: '', node: 'b', block: 'softmax' }, replaceBlock(chain, 'b', 'softmax')],
  ] as const)('%o', (fix, fixed) => {
    expect(applyFix(chain, fix)).toEqual(fixed);
  });

  test('write nothing into a body that goes without saying, as a file would not keep it', () => {
    const stack = { ...chain, nodes: [{ id: 's', block: 'stack' }], wires: [] };
    const layer = { id: 'layer', block: 'vanilla', params: { units: 16, bias: false } };
    const body = { nodes: [layer], wires: [] };
    const filled = applyFix(stack, { kind: 'fill', label: '', node: 's', body });
    expect(filled.nodes[0]?.body?.nodes).toEqual([{ ...layer, params: { bias: false } }]);
    expect(load(filled)).toEqual({ document: filled });
  });

  test('that do not apply any more change nothing', () => {
    expect(applyFix(chain, { kind: 'insert', label: '', block: 'flatten', wire: ['a.out', 'z.x'] })).toBe(
      chain,
    );
    expect(applyFix(chain, { kind: 'set', label: '', node: 'z', parameter: 'units', value: 5 })).toBe(chain);
  });
});
