import { expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { createTracer } from '../../src/runtime/tracer.ts';

/** A vector through a layer of so many units, again and again. */
function deep(units: number, times: number): Document {
  const { document } = load({
    format: 'layerwire',
    version: 1,
    nodes: [
      { id: 'in', block: 'vector', params: { size: 2 }, at: [0, 0] },
      { id: 'widen', block: 'vanilla', params: { units }, at: [240, 0] },
      {
        id: 'deep',
        block: 'stack',
        params: { times },
        at: [480, 0],
        body: {
          nodes: [{ id: 'layer', block: 'vanilla', params: { units }, at: [0, 0] }],
          wires: [
            ['$.input', 'layer.x'],
            ['layer.y', '$.output'],
          ],
        },
      },
    ],
    wires: [
      ['in.out', 'widen.x'],
      ['widen.y', 'deep.x'],
    ],
  });
  if (!document) throw new Error('The graph is not one.');
  return document;
}

const ports = ['in.out', 'deep.y'];
const cells = [{ port: 'deep.y', element: 0 }];

test('what a cell is computed from is found, and nothing is refused', () => {
  const { sources, refused } = createTracer(deep(4, 2), ports, undefined).trace(cells);
  expect([sources.get('in.out'), refused]).toEqual([Uint8Array.of(1, 1), undefined]);
});

test('a graph of over 100 million operations is refused, and says so', () => {
  const { sources, targets, refused } = createTracer(deep(4096, 4), ports, undefined).trace(cells);
  expect([sources.size, targets.size, refused]).toEqual([0, 0, true]);
});
