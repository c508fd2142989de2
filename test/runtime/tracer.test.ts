import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { finish } from '../../src/ir/dependence.ts';
import { createTracer } from '../../src/runtime/tracer.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { longReading } from './graphs.ts';

/** A vector through a layer of so many units, again and again. */
function deep(units: number, times: number): Document {
  return graphOf(
    [
      node('in', 'vector', { size: 2 }),
      node('widen', 'vanilla', { units }),
      node(
        'deep',
        'stack',
        { times },
        bodyOf([node('layer', 'vanilla', { units })], '$.input → layer.x', 'layer.y → $.output'),
      ),
    ],
    'in.out → widen.x',
    'widen.y → deep.x',
  );
}

/** Feature maps of so many channels over a picture, pooled and classified. */
function recogniser(side: number, channels: number): Document {
  const maps = (id: string) =>
    node(
      id,
      'convolve',
      { size: [3, 3], padding: 'same' },
      bodyOf([node('cell', 'vanilla', { units: channels })], '$.window → cell.x', 'cell.y → $.result'),
    );
  return graphOf(
    [
      node('in', 'image', { height: side, width: side }),
      maps('first'),
      maps('second'),
      node('pool', 'max-pooling', { size: [2, 2] }),
      node('flat', 'flatten'),
      node('guess', 'vanilla', { units: 10 }),
    ],
    'in.out → first.x',
    'first.y → second.x',
    'second.y → pool.x',
    'pool.y → flat.x',
    'flat.y → guess.x',
  );
}

/** How many numbers of each port are marked, as the cell is asked about. */
function traceOf(document: Document, ports: readonly string[], port: string, element: number) {
  const { sources, targets, refused } = finish(
    createTracer(document, ports, undefined).trace([{ port, element }], []),
  );
  const count = (marked: typeof sources) =>
    Object.fromEntries([...marked].map(([name, mask]) => [name, mask.reduce((sum, each) => sum + each, 0)]));
  return { sources: count(sources), targets: count(targets), refused };
}

test('what a cell is computed from is found, and nothing is refused', () => {
  const { sources, refused } = traceOf(deep(4, 2), ['in.out', 'deep.y'], 'deep.y', 0);
  expect([sources, refused]).toEqual([{ 'in.out': 2, 'deep.y': 1 }, undefined]);
});

describe('in graphs of over 100 million operations', () => {
  test('layers of thousands of units light all units before and behind', () => {
    const { sources, targets } = traceOf(deep(4096, 4), ['in.out', 'widen.y', 'deep.y'], 'widen.y', 7);
    expect([sources, targets]).toEqual([
      { 'in.out': 2, 'widen.y': 1 },
      { 'widen.y': 1, 'deep.y': 4096 },
    ]);
  });

  test('a cell of feature maps lights the region that it sees, and the whole picture lights a class', () => {
    const document = recogniser(96, 48);
    const ports = ['in.out', 'first.y', 'second.y', 'guess.y'];
    expect(traceOf(document, ports, 'second.y', (50 * 96 + 40) * 48 + 5)).toEqual({
      sources: { 'in.out': 25, 'first.y': 9 * 48, 'second.y': 1 },
      targets: { 'second.y': 1, 'guess.y': 10 },
      refused: undefined,
    });
    expect(traceOf(document, ports, 'guess.y', 3).sources).toMatchObject({
      'in.out': 96 * 96,
      'second.y': 96 * 96 * 48,
    });
  });

  test('a state depends on all steps up to its own, and reaches all from there on', () => {
    const ports = ['in.out', 'read/cell.output'];
    expect(traceOf(longReading(), ports, 'read/cell.output', 32 * 6000)).toMatchObject({
      sources: { 'in.out': 2 * 6001, 'read/cell.output': 32 * 6000 + 1 },
      targets: { 'read/cell.output': 32 * 3999 + 1 },
    });
  });
});

test('where over 500 million numbers would have to be marked nothing is, and the answer says so', () => {
  const document = graphOf(
    [
      node('in', 'image', { height: 2048, width: 2048 }),
      node(
        'slide',
        'convolve',
        { size: [15, 15] },
        bodyOf([node('cell', 'vanilla', { units: 1 })], '$.window → cell.x', 'cell.y → $.result'),
      ),
    ],
    'in.out → slide.x',
  );
  expect(traceOf(document, ['in.out', 'slide.y'], 'slide.y', 0)).toEqual({
    sources: {},
    targets: {},
    refused: true,
  });
});
