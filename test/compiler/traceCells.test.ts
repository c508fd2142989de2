import { describe, expect, it } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { sourceValues } from '../../src/compiler/sources.ts';
import { traceCells } from '../../src/compiler/traceCells.ts';
import type { Document } from '../../src/document/document.ts';
import { samples } from '../../src/samples/index.ts';

/** What is traced between all ports of a sample, whose weights are not looked at. */
function traceOf(name: string) {
  const document = samples.find((sample) => sample.name === name)?.document as Document;
  const inference = infer(document);
  const values = sourceValues(inference);
  return traceCells(inference, listPorts(inference), (input) => values.get(input) ?? new Float32Array());
}

const marked = (mask: Uint8Array | undefined) =>
  [...(mask ?? [])].flatMap((bit, i) => (bit === 1 ? [i] : []));

/** Rows and columns of the marked cells of a picture 28 wide. */
function areaOf(mask: Uint8Array | undefined) {
  const cells = marked(mask).map((i) => [Math.floor(i / 28), i % 28] as const);
  const range = (axis: 0 | 1) => {
    const all = cells.map((cell) => cell[axis]);
    return `${Math.min(...all)}–${Math.max(...all)}`;
  };
  return { rows: range(0), columns: range(1), cells: cells.length };
}

describe('what a cell is computed from', () => {
  it('is, of a feature map, the pixels of its window', () => {
    // Maps of 24 × 24 × 8.
    const found = traceOf('digits').sourcesOf({ port: 'edges.y', element: (10 * 24 + 3) * 8 + 5 });
    expect(areaOf(found.get('draw.out'))).toEqual({ rows: '10–14', columns: '3–7', cells: 25 });
  });

  it('is, behind pooling and a second convolution, what all windows on the way cover together', () => {
    // Maps of 8 × 8 × 16 behind windows of 5, regions of 2 and windows of 5: 5 + 1 + 2 · 4 = 14 pixels wide.
    const found = traceOf('digits').sourcesOf({ port: 'shapes.y', element: (2 * 8 + 7) * 16 });
    expect(areaOf(found.get('draw.out'))).toEqual({ rows: '4–17', columns: '14–27', cells: 196 });
  });

  it('is marked in the body too, in the application that it comes from', () => {
    const found = traceOf('digits').sourcesOf({ port: 'edges.y', element: (10 * 24 + 3) * 8 + 5 });
    const window = 10 * 24 + 3;
    expect(marked(found.get('edges/unit.y'))).toEqual([window * 8 + 5]);
    expect(marked(found.get('edges/unit.x'))).toEqual(Array.from({ length: 25 }, (_, i) => window * 25 + i));
  });

  it('is, of a state, everything up to its step', () => {
    const found = traceOf('names-gru').sourcesOf({ port: 'read/cell.state', element: 4 * 24 });
    expect(marked(found.get('letters.out'))).toEqual([0, 1, 2, 3, 4]);
  });

  it('is, in a reading from the end, everything from its step on', () => {
    const found = traceOf('tags').sourcesOf({ port: 'read[backward]/cell.y', element: 3 * 12 });
    expect(marked(found.get('words.out'))).toEqual([3, 4]);
  });

  it('is, at a node of a tree, the leaves below it', () => {
    const trace = traceOf('phrases');
    const counts = Array.from(
      { length: 19 },
      (_, node) =>
        marked(trace.sourcesOf({ port: 'compose.all', element: node * 24 }).get('sentence.out')).length,
    );
    // Each leaf itself, and the root all ten.
    expect(counts.filter((count) => count === 1)).toHaveLength(10);
    expect(counts.at(-1)).toBe(10);
  });

  it('is found from a cell within a body', () => {
    const found = traceOf('lists').sourcesOf({ port: 'compose/$.result', element: 0 });
    expect(marked(found.get('compose/$.result'))).toEqual([0]);
    expect(found.has('list.out')).toBe(true);
  });
});

describe('what a cell reaches', () => {
  it('is, of a pixel, the windows that it is in', () => {
    const found = traceOf('digits').targetsOf({ port: 'draw.out', element: 0 });
    expect(marked(found.get('edges.y'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(found.get('odds.y')).toEqual(new Uint8Array(10).fill(1));
  });

  it('is, of a letter, the states from its step on', () => {
    const found = traceOf('names-gru').targetsOf({ port: 'letters.out', element: 7 });
    expect(marked(found.get('read/cell.state'))).toEqual(Array.from({ length: 48 }, (_, i) => 7 * 24 + i));
  });

  it('is found from a cell within a body', () => {
    const found = traceOf('names-gru').targetsOf({ port: 'read/cell.z', element: 8 * 24 + 2 });
    expect(marked(found.get('read.all'))).toEqual([8 * 24 + 2]);
  });
});

it('agrees both ways: a cell reaches what it is a source of', () => {
  const trace = traceOf('lists');
  for (const element of [0, 17, 100]) {
    const reached = trace.targetsOf({ port: 'embed.y', element });
    for (const [port, mask] of reached)
      if (port.startsWith('compose') || port === 'odds.y') {
        const [first = -1] = marked(mask);
        expect(marked(trace.sourcesOf({ port, element: first }).get('embed.y')), port).toContain(element);
      }
  }
});

describe('how much may have to be marked', () => {
  it('is what lies behind the cell, or before it, and no weight', () => {
    const trace = traceOf('digits');
    const [cell] = [{ port: 'edges.y', element: 0 }];
    const marks = [...trace.sourcesOf(cell).values()].reduce((sum, mask) => sum + marked(mask).length, 0);
    expect(trace.reachOf('back', [cell])).toBeGreaterThanOrEqual(marks);
    // The picture, its windows, and what the body has of each.
    const window = 24 * 24 * 25;
    expect(trace.reachOf('back', [cell])).toBeLessThan(28 * 28 + 8 * window);
    expect(trace.reachOf('back', [{ port: 'draw.out', element: 0 }])).toBe(28 * 28);
    expect(trace.reachOf('forth', [cell])).toBeGreaterThan(trace.reachOf('back', [cell]));
  });
});
