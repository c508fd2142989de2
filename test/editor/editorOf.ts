import type { Document, Graph, Node } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { createEditor, type Editor } from '../../src/editor/state/store.ts';

/** An editor with a document of these nodes and wires, and of notes and frames. */
export function editorOf(graph: Graph & Partial<Pick<Document, 'notes' | 'frames'>>): Editor {
  const { document, errors } = load({ format: 'layerwire', version: 1, ...graph });
  if (!document) throw new Error(JSON.stringify(errors));
  return createEditor(document);
}

/** `image` → `convolve` with a `vanilla` in it → `max-pooling` → `flatten` → `vanilla`, a small reader of pictures. */
export function reader(): Graph {
  const cell: Node = { id: 'cell', block: 'vanilla', params: { units: 8 }, at: [0, 0] };
  return {
    nodes: [
      { id: 'draw', block: 'image', at: [0, 0] },
      {
        id: 'edges',
        block: 'convolve',
        params: { size: [5, 5] },
        at: [240, 0],
        body: {
          nodes: [cell],
          wires: [
            ['$.window', 'cell.x'],
            ['cell.y', '$.result'],
          ],
        },
      },
      { id: 'pool', block: 'max-pooling', params: { size: [2, 2] }, at: [680, 0] },
      { id: 'flat', block: 'flatten', at: [960, 0] },
      { id: 'guess', block: 'vanilla', params: { units: 10 }, at: [1200, 0] },
    ],
    wires: [
      ['draw.out', 'edges.x'],
      ['edges.y', 'pool.x'],
      ['pool.y', 'flat.x'],
      ['flat.y', 'guess.x'],
    ],
  };
}

/** `text` → `embedding` → `recur` with a GRU in it → `vanilla`: reads a name letter by letter. */
export function nameReader(value = 'ada'): Graph {
  return {
    nodes: [
      {
        id: 'letters',
        block: 'text',
        params: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value },
        at: [0, 0],
      },
      { id: 'embed', block: 'embedding', at: [240, 0] },
      {
        id: 'read',
        block: 'recur',
        at: [480, 0],
        body: {
          nodes: [{ id: 'cell', block: 'gru', params: { units: 8 }, at: [80, 40] }],
          wires: [
            ['$.element', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.state', '$.state'],
            ['cell.output', '$.output'],
          ],
        },
      },
      { id: 'guess', block: 'vanilla', params: { units: 5 }, at: [1000, 0] },
    ],
    wires: [
      ['letters.out', 'embed.x'],
      ['embed.y', 'read.sequence'],
      ['read.last', 'guess.x'],
    ],
  };
}

/** `tree` → `embedding` → `recurse` with a layer over both children. */
export function treeReader(value = '((the film) good)'): Graph {
  return {
    nodes: [
      { id: 'phrase', block: 'tree', params: { vocabulary: 'the film was good', value }, at: [0, 0] },
      { id: 'embed', block: 'embedding', params: { size: 4 }, at: [240, 0] },
      {
        id: 'fold',
        block: 'recurse',
        at: [480, 0],
        body: {
          nodes: [
            { id: 'join', block: 'join', at: [0, 0] },
            { id: 'layer', block: 'vanilla', params: { units: 4 }, at: [240, 0] },
          ],
          wires: [
            ['$.left', 'join.a'],
            ['$.right', 'join.b'],
            ['join.y', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        },
      },
    ],
    wires: [
      ['phrase.out', 'embed.x'],
      ['embed.y', 'fold.tree'],
    ],
  };
}
