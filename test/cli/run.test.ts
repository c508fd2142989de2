import { describe, expect, test } from 'vitest';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader, walkReader } from './graphs.ts';
import { checkFails, checkPrints, file, graphFile, layerwire, resultOf, valuesOf } from './terminal.ts';

describe('the ports', () => {
  test('are those that feed nothing, in one JSON object', async () => {
    const [line = ''] = await checkPrints(['run', graphFile(classifier())]);
    const { ports } = JSON.parse(line);
    expect(Object.keys(ports)).toEqual(['odds.y']);
    expect(ports['odds.y'].axes).toEqual([['features', 3]]);
    const [a, b, c] = ports['odds.y'].values;
    expect(a + b + c).toBeCloseTo(1);
  });

  test('are all outputs of a node that feeds nothing, and of another those that are left', async () => {
    expect(Object.keys(await resultOf([graphFile(nameReader('add'))]))).toEqual([
      'read.all',
      'read.final',
      'odds.y',
    ]);
  });

  test('can be named, in the order of the answer', async () => {
    const values = await valuesOf([graphFile(classifier()), '--ports', 'layer.y, in.out,layer.y']);
    expect(Object.keys(values)).toEqual(['layer.y', 'in.out']);
    expect(values['in.out']).toEqual([1, 2]);
  });

  test('can be all', async () => {
    const values = await valuesOf([graphFile(classifier()), '--ports', 'all']);
    expect(Object.keys(values)).toEqual(['in.out', 'layer.x', 'layer.y', 'odds.x', 'odds.y']);
  });

  test('that are not there are an error', async () => {
    await checkFails(
      ['run', graphFile(classifier()), '--ports', 'odds.y,layer.z'],
      'layer.z: there is no such port in the graph. Did you mean "layer.x" or "layer.y"?',
    );
  });

  test('have to be at least one', async () => {
    await checkFails(
      ['run', graphFile(classifier()), '--ports', ' , '],
      '--ports must name at least one port, but names none.',
    );
  });
});

describe('a port inside a body', () => {
  test('has the axis of its combinator in front', async () => {
    const slid = await resultOf([
      graphFile(
        walkReader([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
      ),
      '--ports',
      'slide/$.window,slide/unit.y',
    ]);
    expect(slid['slide/$.window']).toEqual({
      axes: [
        ['time', 2],
        ['features', 4],
      ],
      values: [
        [1, 2, 3, 4],
        [3, 4, 5, 6],
      ],
    });
    expect(slid['slide/unit.y']?.axes).toEqual([
      ['time', 2],
      ['features', 2],
    ]);
  });

  test('has the copies of a stack in front, however the copies are named among the weights', async () => {
    const deep = graphOf(
      [
        node('in', 'vector', { size: 2, values: [1, -1] }),
        node(
          'deep',
          'stack',
          { times: 3 },
          bodyOf([node('f', 'rectifier')], '$.input → f.x', 'f.y → $.output'),
        ),
      ],
      'in.out → deep.x',
    );
    expect(await resultOf([graphFile(deep), '--ports', 'deep/$.input'])).toEqual({
      'deep/$.input': {
        axes: [
          ['copy', 3],
          ['features', 2],
        ],
        values: [
          [1, -1],
          [1, 0],
          [1, 0],
        ],
      },
    });
    await checkFails(
      ['run', graphFile(deep), '--ports', 'deep[0]/f.y'],
      'deep[0]/f.y: there is no such port in the graph. Did you mean "deep/f.y" or "deep/f.x"?',
    );
  });

  test('that stands for what is handed in and taken back is what is handed in', async () => {
    const { 'read/$.state': state, 'read/cell.state': next } = await valuesOf([
      graphFile(nameReader('ab')),
      '--ports',
      'read/$.state,read/cell.state',
    ]);
    expect(state).toEqual([[0, 0], Array.isArray(next) ? next[0] : undefined]);
  });

  test('of a recur in both directions is there once for each, in the order of the input', async () => {
    const path = graphFile(nameReader('abc', { direction: 'both' }));
    const ports = await resultOf([path, '--ports', 'all']);
    const inside = Object.keys(ports).filter((port) => port.startsWith('read[') || port.startsWith('read/'));
    const halves = inside.map((port) => port.replace(/\[(forward|backward)\]/, '[]'));
    expect(inside).toContain('read[forward]/cell.z');
    expect(inside).toContain('read[backward]/$.element');
    expect(new Set(halves).size).toBe(halves.length / 2);
    expect(ports['read[backward]/$.element']).toEqual(ports['embed.y']);
  });

  test('can be asked for by the name of its reading, and without one is that of the first', async () => {
    const path = graphFile(nameReader('abc', { direction: 'both' }));
    const asked = 'read/cell.z,read[forward]/cell.z,read[backward]/cell.z';
    const values = await valuesOf([path, '--ports', asked]);
    expect(Object.keys(values)).toEqual(asked.split(','));
    expect(values['read/cell.z']).toEqual(values['read[forward]/cell.z']);
    expect(values['read/cell.z']).not.toEqual(values['read[backward]/cell.z']);
  });

  test.each([
    ['read[sideways]/cell.z', 'Did you mean "read[backward]/cell.z", "read[forward]/cell.z"'],
    ['read[forward/cell.z', 'Did you mean "read[forward]/cell.z"'],
    ['read/cel.z', 'Did you mean "read/cell.z"'],
    ['read[backward].all', 'read[backward].all'],
    ['embed[forward].y', 'embed[forward].y'],
    ['letters.in', 'letters.in'],
  ])('%s is none', async (port, says) => {
    const path = graphFile(nameReader('abc', { direction: 'both' }));
    const { status, err } = await layerwire(['run', path, '--ports', port]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain(`${port}: there is no such port in the graph.`);
    expect(err[0]).toContain(says);
  });

  test('of a recurse has the inner nodes of the tree in front, children first', async () => {
    const ports = await resultOf([
      graphFile(phraseReader('((a b) c)')),
      '--ports',
      'compose/$.left,compose/layer.y,compose.all,embed.y',
    ]);
    const at = (port: string, i: number) => [ports[port]?.values].flat()[i];
    expect(ports['compose/$.left']?.axes).toEqual([
      ['nodes', 2],
      ['features', 3],
    ]);
    expect(ports['compose.all']?.axes).toEqual([
      ['nodes', 5],
      ['features', 3],
    ]);
    // In post-order: a, b, (a b), c, and the root.
    expect(at('compose/$.left', 0)).toEqual(at('embed.y', 0));
    expect(at('compose/$.left', 1)).toEqual(at('compose/layer.y', 0));
    expect(at('compose.all', 2)).toEqual(at('compose/layer.y', 0));
    expect(at('compose.all', 3)).toEqual(at('embed.y', 2));
    expect(at('compose.all', 4)).toEqual(at('compose/layer.y', 1));
  });
});

describe('a graph with problems', () => {
  test('is not run', async () => {
    const document = graphOf([node('draw', 'image'), node('guess', 'vanilla')], 'draw.out → guess.x');
    const { status, out, err } = await layerwire(['run', graphFile(document)]);
    expect({ status, out }).toEqual({ status: 1, out: [] });
    expect(err).toEqual([
      'guess.x: Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
    ]);
  });

  test('is not run on no lines of input either', async () => {
    const document = graphOf([node('draw', 'image'), node('guess', 'vanilla')], 'draw.out → guess.x');
    const { status, err } = await layerwire([
      'run',
      graphFile(document),
      '--input',
      file('in.jsonl', '\n\n'),
    ]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
  });
});
