import { describe, expect, test } from 'vitest';
import { graphOf, node } from '../harness/graph.ts';
import { nameReader, phraseReader, reader } from './graphs.ts';
import { checkFails, checkPrints, graphFile, layerwire, resultOf, valuesOf } from './terminal.ts';

describe('a value is printed', () => {
  test('as indices into the vocabulary where it is symbols', async () => {
    expect(await resultOf([graphFile(nameReader('bad')), '--ports', 'letters.out'])).toEqual({
      'letters.out': { axes: [['time', 3]], values: [1, 0, 3] },
    });
    expect(await resultOf([graphFile(phraseReader('((d b) a)')), '--ports', 'phrase.out'])).toEqual({
      'phrase.out': { axes: [['nodes', 3]], values: [3, 1, 0] },
    });
  });

  test('as its two items where it is the state of an LSTM, h before c', async () => {
    const ports = await resultOf([
      graphFile(nameReader('ab', { unit: 'lstm' })),
      '--ports',
      'read.final,read.last,read/cell.state,read/cell.output,read/cell.cell',
    ]);
    expect(Object.keys(ports['read.final'] ?? {})).toEqual(['items']);
    expect(ports['read.final']?.items?.map(({ axes }) => axes)).toEqual([
      [['features', 2]],
      [['features', 2]],
    ]);
    expect(ports['read.final']?.items?.[0]).toEqual(ports['read.last']);
    expect(ports['read/cell.state']?.items).toEqual([ports['read/cell.output'], ports['read/cell.cell']]);
  });

  test('with the size of each part where an axis is not as long in all of them', async () => {
    const ports = await resultOf([
      graphFile(phraseReader('((a b) (a b c) d)', 'any')),
      '--ports',
      'compose/$.children,compose/mean.y',
    ]);
    const { axes, values } = ports['compose/$.children'] ?? {};
    expect(axes).toEqual([
      ['nodes', 3],
      ['time', [2, 3, 3]],
      ['features', 3],
    ]);
    const lengths = [values].flat().map((children) => (Array.isArray(children) ? children.length : 0));
    expect(lengths).toEqual([2, 3, 3]);
    // What is made of them is as long everywhere.
    expect(ports['compose/mean.y']?.axes).toEqual([
      ['nodes', 3],
      ['features', 3],
    ]);
  });

  test('as it always is where all parts are alike', async () => {
    const ports = await resultOf([
      graphFile(phraseReader('((a b c) d a)', 'any')),
      '--ports',
      'compose/$.children',
    ]);
    expect(ports['compose/$.children']?.axes).toEqual([
      ['nodes', 2],
      ['time', 3],
      ['features', 3],
    ]);
  });

  test('with texts for what is not finite', async () => {
    const document = graphOf(
      [node('in', 'vector', { size: 2, values: [3e38, -3e38] }), node('sum', 'add')],
      'in.out → sum.a',
      'in.out → sum.b',
    );
    expect(await valuesOf([graphFile(document)])).toEqual({ 'sum.y': ['Infinity', '-Infinity'] });
  });

  test('so that every number reads back as the same float32', async () => {
    const numbers = [0.1, 1 / 3, 1e-45, 16777217, 3.4028235e38].map(Math.fround);
    const path = graphFile(graphOf([node('in', 'vector', { size: 5, values: numbers })]));
    const [line = ''] = await checkPrints(['run', path]);
    expect(line).toContain('[0.1,0.33333334,1e-45,16777216,3.4028235e+38]');
    expect(JSON.parse(line).ports['in.out'].values.map(Math.fround)).toEqual(numbers);
  });
});

describe('where there is nothing to scan', () => {
  const nothing = graphOf(
    [node('walk', 'series', { features: 3, values: [] }), node('read', 'recur', {}, reader('gru', 2))],
    'walk.out → read.sequence',
  );

  test('all is empty, final is the start, and last is left out', async () => {
    const path = graphFile(nothing);
    expect(await resultOf([path])).toEqual({
      'read.all': {
        axes: [
          ['time', 0],
          ['features', 2],
        ],
        values: [],
      },
      'read.final': { axes: [['features', 2]], values: [0, 0] },
    });
    const all = await resultOf([path, '--ports', 'all']);
    expect(all['walk.out']?.values).toEqual([]);
    expect(all['read/cell.z']).toEqual({
      axes: [
        ['time', 0],
        ['features', 2],
      ],
      values: [],
    });
    expect(all).not.toHaveProperty(['read.last']);
  });

  test('last cannot be asked for', async () => {
    await checkFails(
      ['run', graphFile(nothing), '--ports', 'read.last'],
      'read.last: Recur needs at least one step to give last, but sequence is (time 0, features 3).',
    );
  });

  test('last cannot be wired', async () => {
    const { status, err } = await layerwire(['run', graphFile(nameReader(''))]);
    expect({ status, err }).toEqual({
      status: 1,
      err: ['guess.x: Recur needs at least one step to give last, but sequence is (time 0, features 3).'],
    });
  });
});

describe('where a tree is one leaf', () => {
  test.each([2, 'any'] as const)('there is no inner node for a body of arity %s', async (arity) => {
    const path = graphFile(phraseReader('b', arity));
    const ports = await resultOf([path, '--ports', 'compose.root,compose.all,embed.y,compose/layer.y']);
    expect(ports['compose.root']?.values).toEqual([ports['embed.y']?.values].flat()[0]);
    expect(ports['compose.all']).toEqual(ports['embed.y']);
    expect(ports['compose/layer.y']).toEqual({
      axes: [
        ['nodes', 0],
        ['features', 3],
      ],
      values: [],
    });
  });

  test('there is none of which to say how many children it has', async () => {
    const path = graphFile(phraseReader('b', 'any'));
    expect(await resultOf([path, '--ports', 'compose/$.children'])).toEqual({
      'compose/$.children': {
        axes: [
          ['nodes', 0],
          ['time', []],
          ['features', 3],
        ],
        values: [],
      },
    });
  });
});
