import type { Document } from '../../src/document/document.ts';
import { draw, loaded } from './documents.ts';

/** a → b → c. */
export const chain: Document = draw(
  ['a:vector', 'b:vanilla', 'c:tanh'],
  [
    ['a.out', 'b.x'],
    ['b.y', 'c.x'],
  ],
);
/** A source into a stack of one layer. */
export const nestedChain: Document = loaded({
  format: 'layerwire',
  version: 1,
  nodes: [
    { id: 'in', block: 'vector', at: [0, 0] },
    {
      id: 'deep',
      block: 'stack',
      at: [240, 0],
      body: {
        nodes: [{ id: 'layer', block: 'vanilla', at: [80, 40] }],
        wires: [
          ['$.input', 'layer.x'],
          ['layer.y', '$.output'],
        ],
      },
    },
  ],
  wires: [['in.out', 'deep.x']],
});
