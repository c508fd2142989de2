import type { Document } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

/** A vector of two numbers, a layer with its weights drawn by the seed, and a softmax over its units. */
export function classifier(values: readonly number[] = [1, 2], units = 3): Document {
  return graphOf(
    [
      node('in', 'vector', { size: 2, values }),
      node('layer', 'vanilla', { units }),
      node('odds', 'softmax', { labels: [] }),
    ],
    'in.out → layer.x',
    'layer.y → odds.x',
  );
}

/** Takes some hundred milliseconds: a stack of wide layers. */
export function slowGraph(): Document {
  return graphOf(
    [
      node('in', 'vector', { size: 2048 }),
      node(
        'deep',
        'stack',
        { times: 256, shared: true },
        {
          nodes: [node('layer', 'vanilla', { units: 2048 })],
          wires: [
            ['$.input', 'layer.x'],
            ['layer.y', '$.output'],
          ],
        },
      ),
    ],
    'in.out → deep.x',
  );
}

/** Ten thousand steps of a GRU, whose last state depends on all of them. */
export function longReading(): Document {
  const values = Array.from({ length: 10_000 }, () => [1, 2]);
  return graphOf(
    [
      node('in', 'series', { features: 2, values }),
      node(
        'read',
        'recur',
        {},
        bodyOf(
          [node('cell', 'gru', { units: 32 })],
          '$.element → cell.x',
          '$.state → cell.state',
          'cell.output → $.output',
          'cell.output → $.state',
        ),
      ),
    ],
    'in.out → read.sequence',
  );
}

/** More numbers than a graph may have. */
export function hugeGraph(): Document {
  return graphOf(
    [node('in', 'vector', { size: 65536 }), node('layer', 'vanilla', { units: 65536 })],
    'in.out → layer.x',
  );
}
