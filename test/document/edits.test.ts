import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import type { Document, Graph, Point } from '../../src/document/document.ts';
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
import { applyFix } from '../../src/document/fixes.ts';
import { graphAt, nodeAt, walkNodes } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { splitPort } from '../../src/document/path.ts';
import { portsOf } from '../../src/document/ports.ts';
import { connect, disconnect, insertOnWire, replaceBlock } from '../../src/document/wiring.ts';
import { documents, draw, id, jsonValue, loaded } from './documents.ts';
import { nested } from './hostileFiles.ts';

const chain = draw(
  ['a:vector', 'b:vanilla', 'c:tanh'],
  [
    ['a.out', 'b.x'],
    ['b.y', 'c.x'],
  ],
);
const nestedChain = loaded({
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

describe('wiring', () => {
  test('an input takes one wire: the new one replaces the old', () => {
    expect(connect(chain, 'a.out', 'c.x').wires).toEqual([
      ['a.out', 'b.x'],
      ['a.out', 'c.x'],
    ]);
  });

  test('ports of a body are wired inside it', () => {
    expect(graphAt(connect(nestedChain, 'deep/$.input', 'deep/$.output'), 'deep')?.wires).toEqual([
      ['$.input', 'layer.x'],
      ['$.input', '$.output'],
    ]);
  });

  test('nothing is wired across bodies, to nodes that do not exist, or to a boundary that the document does not have', () => {
    for (const [from, to] of [
      ['in.out', 'deep/layer.x'],
      ['in.out', 'gone.x'],
      ['$.input', 'deep.x'],
      ['in', 'deep.x'],
    ] as const)
      expect(connect(nestedChain, from, to)).toBe(nestedChain);
  });

  test('there are at most 8,000 wires, but one can always take the place of another', () => {
    const full = loaded({ ...chain, wires: Array.from({ length: 8000 }, (_, i) => ['a.out', `c.p${i}`]) });
    expect(connect(full, 'a.out', 'c.x')).toBe(full);
    expect(insertOnWire(full, ['a.out', 'c.p0'], 'tanh').path).toBeUndefined();
    expect(connect(full, 'b.y', 'c.p0').wires).toHaveLength(8000);
  });

  test('a wire can be taken away', () => {
    expect(disconnect(chain, ['a.out', 'b.x']).wires).toEqual([['b.y', 'c.x']]);
    expect(disconnect(chain, ['a.out', 'c.x'])).toBe(chain);
  });

  test('a block is put on a wire, halfway', () => {
    const { document, path } = insertOnWire(chain, ['a.out', 'b.x'], 'flatten');
    expect(path).toBe('flatten');
    expect(nodeAt(document, 'flatten')?.at).toEqual([120, 0]);
    expect(document.wires).toEqual([
      ['a.out', 'flatten.x'],
      ['flatten.y', 'b.x'],
      ['b.y', 'c.x'],
    ]);
  });

  test('a block with many inputs is put on a wire through the first', () => {
    expect(insertOnWire(chain, ['b.y', 'c.x'], 'join').document.wires.slice(1)).toEqual([
      ['b.y', 'join.a'],
      ['join.y', 'c.x'],
    ]);
  });

  test('a block is put on a wire inside a body, beside the boundary', () => {
    const { document, path = '' } = insertOnWire(nestedChain, ['deep/$.input', 'deep/layer.x'], 'tanh');
    expect(path).toBe('deep/tanh');
    expect(graphAt(document, 'deep')?.wires).toEqual([
      ['$.input', 'tanh.x'],
      ['tanh.y', 'layer.x'],
      ['layer.y', '$.output'],
    ]);
  });

  test.each([
    ['a.out', 'c.x', 'tanh'],
    ['a.out', 'b.x', 'vector'],
    ['a.out', 'b.x', 'grru'],
  ] as const)('on %s → %s, %s does not fit', (from, to, block) => {
    expect(insertOnWire(chain, [from, to], block)).toEqual({ document: chain, path: undefined });
  });
});

describe('replacing a block', () => {
  test('keeps place, id, label, wires, and the parameters that the new one takes', () => {
    const before = setLabel(
      setParameter(setParameter(nestedChain, 'deep/layer', 'units', 8), 'deep/layer', 'bias', false),
      'deep/layer',
      'L',
    );
    const after = replaceBlock(before, 'deep/layer', 'softmax');
    expect(nodeAt(after, 'deep/layer')).toEqual({
      id: 'layer',
      block: 'softmax',
      params: { units: 8, bias: false },
      label: 'L',
      at: [80, 40],
    });
    expect(graphAt(after, 'deep')?.wires).toEqual(graphAt(before, 'deep')?.wires);
  });

  test('brings wires to the port in the same position, inside the body too', () => {
    const after = replaceBlock(nestedChain, 'deep', 'convolve');
    expect(graphAt(after, 'deep')?.wires).toEqual([
      ['$.window', 'layer.x'],
      ['layer.y', '$.result'],
    ]);
    expect(replaceBlock(chain, 'b', 'join').wires).toEqual([
      ['a.out', 'b.a'],
      ['b.y', 'c.x'],
    ]);
  });

  test('removes wires that have no port any more', () => {
    const joined = draw(
      ['a:vector', 'b:join', 'c:tanh'],
      [
        ['a.out', 'b.a'],
        ['a.out', 'b.b'],
        ['b.y', 'c.x'],
      ],
    );
    expect(replaceBlock(joined, 'b', 'tanh').wires).toEqual([
      ['a.out', 'b.x'],
      ['b.y', 'c.x'],
    ]);
  });

  test('keeps the wires of a block that was not known', () => {
    const unknown = draw(
      ['a:vector', 'b:vanila'],
      [
        ['a.out', 'b.x'],
        ['a.out', 'b.extra'],
      ],
    );
    expect(replaceBlock(unknown, 'b', 'vanilla')).toMatchObject({
      nodes: [{}, { id: 'b', block: 'vanilla' }],
      wires: unknown.wires,
    });
  });
});

describe('fixes', () => {
  const wire = ['a.out', 'b.x'] as const;
  test.each([
    [{ kind: 'insert', label: '', block: 'flatten', wire }, insertOnWire(chain, wire, 'flatten').document],
    [
      { kind: 'set', label: '', node: 'b', parameter: 'units', value: 5 },
      setParameter(chain, 'b', 'units', 5),
    ],
    [{ kind: 'unset', label: '', node: 'b', parameter: 'units' }, chain],
    [{ kind: 'unwire', label: '', wire }, disconnect(chain, wire)],
    [
      { kind: 'rewire', label: '', wire: ['b.y', 'c.x'], to: ['a.out', 'c.x'] },
      connect(chain, 'a.out', 'c.x'),
    ],
    [{ kind: 'wire', label: '', wire: ['a.out', 'c.x'] }, connect(chain, 'a.out', 'c.x')],
    [{ kind: 'replace', label: '', node: 'b', block: 'softmax' }, replaceBlock(chain, 'b', 'softmax')],
  ] as const)('%o', (fix, fixed) => {
    expect(applyFix(chain, fix)).toEqual(fixed);
  });

  test('that do not apply any more change nothing', () => {
    expect(applyFix(chain, { kind: 'insert', label: '', block: 'flatten', wire: ['a.out', 'z.x'] })).toBe(
      chain,
    );
    expect(applyFix(chain, { kind: 'set', label: '', node: 'z', parameter: 'units', value: 5 })).toBe(chain);
  });
});

/** An edit drawn at random, of nodes and ports that exist or do not. */
const edits: fc.Arbitrary<(document: Document) => Document> = fc
  .record({
    kind: fc.constantFrom(
      'add',
      'remove',
      'heal',
      'move',
      'set',
      'unset',
      'label',
      'rename',
      'connect',
      'disconnect',
      'insert',
      'replace',
    ),
    node: fc.nat(),
    other: fc.nat(),
    port: fc.nat(),
    block: fc.constantFrom(...blocks.keys(), 'grru'),
    id,
    value: fc.oneof(jsonValue, fc.integer({ min: 0, max: 99 })),
    at: fc.tuple(fc.double(), fc.double()),
  })
  .map(({ kind, node, other, port, block, id, value, at }) => (document) => {
    const nodes = [...walkNodes(document)];
    const [path, chosen] = nodes[node % Math.max(1, nodes.length)] ?? ['gone', undefined];
    const scope = node % 3 === 0 ? '' : path;
    const ends = [...(graphAt(document, scope)?.nodes ?? []).map((each) => each.id), '$'];
    const end = (pick: number, side: 'inputs' | 'outputs') => {
      const name = ends[pick % ends.length] ?? '$';
      const within = scope === '' ? name : `${scope}/${name}`;
      const target = nodeAt(document, within);
      const ports = (target && portsOf(target)?.[side]) ?? ['x', 'input', 'result'];
      return `${within}.${ports[port % Math.max(1, ports.length)] ?? 'x'}`;
    };
    const wires = graphAt(document, scope)?.wires ?? [];
    const local = wires[other % Math.max(1, wires.length)] ?? ['gone.y', 'gone.x'];
    const wire = [
      scope === '' ? local[0] : `${scope}/${local[0]}`,
      scope === '' ? local[1] : `${scope}/${local[1]}`,
    ] as const;
    const names = ['units', 'size', 'extra', ...Object.keys(chosen?.params ?? {})];
    const name = names[other % names.length] ?? id;
    switch (kind) {
      case 'add':
        return addNode(document, scope, { block, at, params: { units: value, [id]: value } }).document;
      case 'remove':
      case 'heal':
        return removeNodes(document, [path, 'gone'], { heal: kind === 'heal' });
      case 'move':
        return moveNodes(document, new Map([[path, at]]));
      case 'set':
        return setParameter(document, path, name, value);
      case 'unset':
        return setParameter(document, path, name, undefined);
      case 'label':
        return setNote(
          setLabel(setTitle(document, JSON.stringify(value).repeat(40)), path, JSON.stringify(value)),
          path,
          id,
        );
      case 'rename':
        return rename(document, path, id);
      case 'connect':
        return connect(document, end(node, 'outputs'), end(other, 'inputs'));
      case 'disconnect':
        return disconnect(document, wire);
      case 'insert':
        return insertOnWire(document, wire, block).document;
      case 'replace':
        return replaceBlock(document, path, block);
    }
  });

/** The most wires that any one input has, in all scopes. */
function mostWires(graph: Graph): number {
  const counts = new Map<string, number>();
  for (const [, to] of graph.wires) counts.set(to, (counts.get(to) ?? 0) + 1);
  return Math.max(0, ...counts.values(), ...graph.nodes.map(({ body }) => (body ? mostWires(body) : 0)));
}

/** Without the second wires that `load` keeps, so that edits can be seen to make none. */
function oneWireEach<G extends Graph>(graph: G): G {
  const first = new Map(graph.wires.toReversed().map((wire) => [wire[1], wire]));
  return {
    ...graph,
    wires: [...first.values()],
    nodes: graph.nodes.map((node) => (node.body ? { ...node, body: oneWireEach(node.body) } : node)),
  };
}

describe('after any edits', () => {
  const sequences = fc.tuple(documents.map(oneWireEach), fc.array(edits, { minLength: 1, maxLength: 12 }));

  test('the document is one that load gives: canonical, with unique ids, within the caps', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        const document = steps.reduce((each, step) => step(each), start);
        expect(load(document)).toEqual({ document });
      }),
    );
  });

  test('an input has one wire at most', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        expect(mostWires(steps.reduce((each, step) => step(each), start))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the document before is as it was', () => {
    fc.assert(
      fc.property(sequences, ([start, steps]) => {
        const copy = structuredClone(start);
        for (const step of steps) step(start);
        expect(start).toEqual(copy);
      }),
    );
  });

  test('removed nodes leave no wire behind', () => {
    fc.assert(
      fc.property(documents, fc.boolean(), (document, heal) => {
        const [node] = document.nodes;
        const left = removeNodes(document, [node?.id ?? ''], { heal });
        expect(left.wires.flat().filter((port) => splitPort(port)[0] === node?.id)).toEqual([]);
      }),
    );
  });
});
