import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { blocksThatFit } from '../../../src/editor/palette/blocksThatFit.ts';
import { editorOf, nameReader, reader, treeReader } from '../editorOf.ts';

/** Holds which blocks are offered at a port, with the port of theirs that would be wired, and which are not. */
function checkOffered(
  graph: Graph,
  port: string,
  gives: boolean,
  { offered, not }: { readonly offered: Readonly<Record<string, string>>; readonly not: readonly string[] },
): void {
  const found = [...blocksThatFit(editorOf(graph).getState().inference, { port, gives })];
  const byType = Object.fromEntries(found.map(([{ type }, own]) => [type, own]));
  expect(byType).toMatchObject(offered);
  for (const type of not) expect(byType, `${type} at ${port}`).not.toHaveProperty(type);
}

describe('the blocks that fit behind an output', () => {
  test('take its value with their defaults', () => {
    checkOffered(reader(), 'draw.out', true, {
      offered: { flatten: 'x', convolve: 'x', tanh: 'x', add: 'a' },
      not: ['vanilla', 'image', 'join'],
    });
  });

  test('are judged whatever their other inputs are given: no state makes a unit read an image', () => {
    checkOffered(reader(), 'draw.out', true, { offered: {}, not: ['gru', 'lstm'] });
    checkOffered(reader(), 'guess.y', true, { offered: { gru: 'x', lstm: 'x' }, not: [] });
  });

  test('are judged by every input: the pair of an LSTM fits its state alone', () => {
    const graph: Graph = { nodes: [], wires: [] };
    const unit = { id: 'unit', block: 'lstm' };
    const start = [
      { id: 'x', block: 'vector' },
      { id: 'inner', block: 'recur', body: { nodes: [unit], wires: lstmWires } },
    ];
    const series = { id: 'given', block: 'series' };
    checkOffered(
      { ...graph, nodes: [...start, series], wires: [['given.out', 'inner.sequence']] },
      'inner/unit.state',
      true,
      { offered: { lstm: 'state' }, not: ['gru', 'vanilla', 'tanh'] },
    );
  });

  test('take symbols, or a tree of vectors, as they do numbers', () => {
    checkOffered(nameReader(), 'letters.out', true, {
      offered: { embedding: 'x', recur: 'sequence', reverse: 'x', stack: 'x' },
      not: ['vanilla', 'tree'],
    });
    checkOffered(treeReader(), 'embed.y', true, {
      offered: { recurse: 'tree', vanilla: 'x', softmax: 'x' },
      not: ['recur'],
    });
  });
});

const lstmWires: Graph['wires'] = [
  ['$.element', 'unit.x'],
  ['$.state', 'unit.state'],
  ['unit.state', '$.state'],
];

describe('the blocks that fit before an input', () => {
  test('can give a value that it takes', () => {
    checkOffered(reader(), 'edges.x', false, {
      offered: { image: 'out', tanh: 'y', convolve: 'y' },
      not: ['text', 'tree', 'vector'],
    });
    checkOffered(nameReader(), 'embed.x', false, {
      offered: { text: 'out', tree: 'out', reverse: 'y' },
      not: ['vanilla', 'tanh', 'softmax'],
    });
    checkOffered(reader(), 'guess.x', false, {
      offered: { vector: 'out', flatten: 'y', embedding: 'y', vanilla: 'y', gru: 'output' },
      not: ['image', 'text'],
    });
  });

  test('are all that give something, where a body gives back whatever it likes', () => {
    checkOffered(reader(), 'edges/$.result', false, { offered: { vanilla: 'y', image: 'out' }, not: [] });
  });
});
