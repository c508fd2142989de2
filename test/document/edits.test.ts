import { describe, expect, test } from 'vitest';
import type { Point } from '../../src/document/document.ts';
import {
  addNode,
  moveNodes,
  removeNodes,
  rename,
  setBypass,
  setLabel,
  setNote,
  setParameter,
  setSeed,
  setTitle,
  setWeights,
} from '../../src/document/edits.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { setTraining } from '../../src/document/training.ts';
import { chain, nestedChain } from './chains.ts';
import { draw, loaded } from './documents.ts';
import { nested } from './hostileFiles.ts';

describe('adding', () => {
  test('gives the next free id', () => {
    const { document, path } = addNode(draw(['vanilla', 'vanilla-2:tanh']), '', {
      block: 'vanilla',
      at: [0, 8],
    });
    expect(path).toBe('vanilla-3');
    expect(document.nodes.at(-1)).toEqual({ id: 'vanilla-3', block: 'vanilla', at: [0, 8] });
  });

  test('takes the id that is asked for, when it is free', () => {
    expect([
      addNode(chain, '', { block: 'tanh' }, 'd').path,
      addNode(chain, '', { block: 'tanh' }, 'a').path,
    ]).toEqual(['d', 'a-2']);
  });

  test('gives a combinator an empty body', () => {
    expect(addNode(chain, '', { block: 'stack' }).document.nodes.at(-1)?.body).toEqual({
      nodes: [],
      wires: [],
    });
  });

  test('puts a node into a body', () => {
    const { document, path } = addNode(nestedChain, 'deep', { block: 'vanilla' }, 'layer');
    expect(path).toBe('deep/layer-2');
    expect(graphAt(document, 'deep')?.nodes.map((node) => node.id)).toEqual(['layer', 'layer-2']);
  });

  test('leaves out parameters that are defaults or not valid', () => {
    const { document } = addNode(
      chain,
      '',
      { block: 'vanilla', params: { units: 16, bias: false, nonlinearity: 'cosine' } },
      'd',
    );
    expect(nodeAt(document, 'd')?.params).toEqual({ bias: false });
  });

  test('makes an id of the letters of a foreign block', () => {
    expect(addNode(chain, '', { block: 'my block/2' }).path).toBe('myblock2');
    expect(addNode(chain, '', { block: 'constructor' }).path).toBe('node');
  });

  test('needs a scope', () => {
    expect(addNode(chain, 'nowhere', { block: 'tanh' })).toEqual({ document: chain, path: undefined });
  });

  test('stops at 2,000 nodes', () => {
    const full = draw(Array.from({ length: 2000 }, (_, i) => `n${i}:tanh`));
    expect(addNode(full, '', { block: 'tanh' })).toEqual({ document: full, path: undefined });
  });

  test('nests bodies eight deep and no deeper', () => {
    const deep = loaded(nested(7));
    const bottom = 'a/a/a/a/a/a/a';
    const { document, path = '' } = addNode(deep, bottom, { block: 'stack' });
    expect(path).toBe(`${bottom}/stack`);
    expect(addNode(document, path, { block: 'stack' }).path).toBeUndefined();
    expect(addNode(document, path, { block: 'tanh' }).path).toBe(`${path}/tanh`);
  });
});

describe('removing', () => {
  test('takes the wires along', () => {
    expect(removeNodes(chain, ['b'])).toMatchObject({ nodes: [{ id: 'a' }, { id: 'c' }], wires: [] });
  });

  test('heals the chain when asked to, over several nodes at once', () => {
    const longer = draw(
      ['a:vector', 'b:tanh', 'c:tanh', 'd:tanh'],
      [
        ['a.out', 'b.x'],
        ['b.y', 'c.x'],
        ['c.y', 'd.x'],
      ],
    );
    for (const order of [
      ['b', 'c'],
      ['c', 'b'],
    ])
      expect(removeNodes(longer, order, { heal: true }).wires).toEqual([['a.out', 'd.x']]);
  });

  test('heals to every input that the node fed', () => {
    const fork = draw(
      ['a:vector', 'b:tanh', 'c:tanh', 'd:tanh'],
      [
        ['a.out', 'b.x'],
        ['b.y', 'c.x'],
        ['b.y', 'd.x'],
      ],
    );
    expect(removeNodes(fork, ['b'], { heal: true }).wires).toEqual([
      ['a.out', 'c.x'],
      ['a.out', 'd.x'],
    ]);
  });

  test('heals nothing where two inputs are wired', () => {
    const joined = draw(
      ['a:vector', 'b:join', 'c:tanh'],
      [
        ['a.out', 'b.a'],
        ['a.out', 'b.b'],
        ['b.y', 'c.x'],
      ],
    );
    expect(removeNodes(joined, ['b'], { heal: true }).wires).toEqual([]);
  });

  test('heals from boundary to boundary', () => {
    expect(graphAt(removeNodes(nestedChain, ['deep/layer'], { heal: true }), 'deep')?.wires).toEqual([
      ['$.input', '$.output'],
    ]);
  });
});

describe('setting', () => {
  test('drops a parameter that equals its default, and the list with the last', () => {
    const wider = setParameter(chain, 'b', 'units', 64);
    expect(nodeAt(wider, 'b')?.params).toEqual({ units: 64 });
    expect(setParameter(wider, 'b', 'units', 16)).toEqual(chain);
    expect(setParameter(wider, 'b', 'units', undefined)).toEqual(chain);
  });

  test('refuses a value that the rule of a parameter refuses', () => {
    expect(setParameter(chain, 'b', 'units', 'many')).toBe(chain);
  });

  test('removes a parameter that is not known', () => {
    const odd = loaded({ ...chain, nodes: [{ id: 'a', block: 'tanh', params: { unit: 3 } }], wires: [] });
    expect(setParameter(odd, 'a', 'unit', undefined).nodes).toEqual([{ id: 'a', block: 'tanh' }]);
  });

  test('label, note and bypass come and go', () => {
    let document = setBypass(setNote(setLabel(chain, 'c', 'Bend'), 'c', 'why'), 'c', true);
    expect(nodeAt(document, 'c')).toEqual({
      id: 'c',
      block: 'tanh',
      at: [480, 0],
      label: 'Bend',
      note: 'why',
      bypass: true,
    });
    document = setBypass(setNote(setLabel(document, 'c', ''), 'c', ''), 'c', false);
    expect(document).toEqual(chain);
  });

  test('title, seed and weights come and go', () => {
    const weights = { from: 'sample:digits', sha256: '0'.repeat(64) };
    const document = setWeights(setSeed(setTitle(chain, 'T'), 7), weights);
    expect(document).toMatchObject({ title: 'T', seed: 7, weights });
    expect(setWeights(setSeed(setTitle(document, ''), 0), undefined)).toEqual(chain);
    expect(setSeed(chain, 1.5)).toBe(chain);
  });

  test('settings of training come, and go again where they are what goes without saying', () => {
    const slow = setTraining(chain, { rate: 0.01, optimiser: 'sgd' });
    expect(slow.training).toEqual({ optimiser: 'sgd', rate: 0.01 });
    expect(setTraining(slow, { rate: 0.001 }).training).toEqual({ optimiser: 'sgd' });
    expect(setTraining(slow, { rate: 0.001, optimiser: 'adam' })).toEqual(chain);
    expect(setTraining(chain, { epochs: 20 })).toBe(chain);
  });

  test('moves many nodes at once, those in bodies too', () => {
    const places = new Map<string, Point>([
      ['in', [4, 8]],
      ['deep/layer', [12, 16]],
      ['gone', [0, 0]],
      ['deep', [Number.NaN, 0]],
    ]);
    const document = moveNodes(nestedChain, places);
    expect([...walkNodes(document)].map(([path, node]) => [path, node.at])).toEqual([
      ['in', [4, 8]],
      ['deep', [240, 0]],
      ['deep/layer', [12, 16]],
    ]);
  });
});

describe('renaming', () => {
  test('takes the wires along', () => {
    expect(rename(chain, 'b', 'dense').wires).toEqual([
      ['a.out', 'dense.x'],
      ['dense.y', 'c.x'],
    ]);
    expect(graphAt(rename(nestedChain, 'deep/layer', 'l'), 'deep')?.wires).toEqual([
      ['$.input', 'l.x'],
      ['l.y', '$.output'],
    ]);
  });

  test.each(['a', '', 'b/c', '$', 'x'.repeat(65)])('to "%s" changes nothing', (taken) => {
    expect(rename(chain, 'b', taken)).toBe(chain);
  });
});
