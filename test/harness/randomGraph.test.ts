import { describe, expect, it, vi } from 'vitest';
import { axesIn } from '../../src/base/valueType.ts';
import { blocks } from '../../src/blocks/index.ts';
import { type Inference, infer } from '../../src/compiler/infer.ts';
import type { ResolvedNode, Scope } from '../../src/compiler/resolve.ts';
import type { Document } from '../../src/document/document.ts';
import { walkNodes } from '../../src/document/graph.ts';
import { checkLaw } from './checkLaw.ts';
import { Dice } from './random/dice.ts';
import { drawGraph } from './random/draw.ts';
import { reductions } from './random/reduce.ts';
import { elementsIn } from './random/sound.ts';
import { wellTypedGraphs } from './randomGraph.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A node, and the types at its ports as text: `numbers (time 3, features 2)`, `tuple`. */
interface Seen extends ResolvedNode {
  readonly types: Readonly<Record<string, string>>;
}

const isA =
  (block: string, params: Readonly<Record<string, unknown>> = {}) =>
  (node: Seen) =>
    node.block.type === block &&
    !node.bypass &&
    Object.entries(params).every(
      ([name, value]) => JSON.stringify(node.params[name]) === JSON.stringify(value),
    );

const takes = (block: string, port: string, type: RegExp) => (node: Seen) =>
  isA(block)(node) && type.test(node.types[port] ?? '');

/** What has to occur beside all blocks and all ways to nest combinators. */
const variants: Readonly<Record<string, (node: Seen) => boolean>> = {
  'a node that is bypassed': ({ bypass }) => bypass,
  'an extra input': ({ params }) => Array.isArray(params.extra) && params.extra.length > 0,
  'a source in a body': ({ path, block }) => block.category === 'source' && path.includes('/'),
  'an empty text': takes('text', 'out', /time 0/),
  'an empty series': takes('series', 'out', /time 0/),
  'a text of words': isA('text', { unit: 'word' }),
  'a tree of one leaf': takes('tree', 'out', /nodes 1\)/),
  'a coloured picture': takes('image', 'out', /channels 3/),
  'a layer over leaves': takes('vanilla', 'x', /nodes/),
  'a layer over channels': takes('vanilla', 'x', /channels/),
  'a GRU without bias': isA('gru', { bias: 'none' }),
  'a GRU with one bias': isA('gru', { bias: 'single' }),
  'a GRU with a pair of biases': isA('gru', { bias: 'pair' }),
  'an LSTM without bias': isA('lstm', { bias: 'none' }),
  'an LSTM with one bias': isA('lstm', { bias: 'single' }),
  'an LSTM with a pair of biases': isA('lstm', { bias: 'pair' }),
  'a GRU over several vectors': takes('gru', 'x', /, features/),
  'a scan over time': takes('recur', 'sequence', /\(time/),
  'a scan over positions': takes('recur', 'sequence', /\(position/),
  'a scan over the first axis': takes('recur', 'sequence', /\((height|width)/),
  'a scan over features': takes('recur', 'sequence', /\(features/),
  'a scan over symbols': takes('recur', 'sequence', /symbols/),
  'a scan of no steps': takes('recur', 'all', /\(time 0/),
  'a scan backward': isA('recur', { direction: 'backward' }),
  'a scan in both directions': isA('recur', { direction: 'both' }),
  'a start': takes('recur', 'start', /numbers/),
  'a start for both directions': (node) => isA('recur', { direction: 'both' })(node) && 'start' in node.types,
  'a pair as start': takes('recur', 'start', /tuple/),
  'a state that is a pair': takes('recur', 'final', /tuple/),
  'a state that is no vector': takes('recur', 'final', /\((height|width|time|position) \d+\)|\(\)/),
  'children as a sequence': isA('recurse', { arity: 'any' }),
  'nodes of different numbers of children': takes('recurse', '$.children', /children/),
  'a fold of vectors': takes('recurse', 'root', /\(features/),
  'values of all nodes in use': takes('mean', 'x', /nodes/),
  'windows of symbols': takes('convolve', 'x', /symbols/),
  'windows over two axes': takes('convolve', '$.window', /\(height \d+, width/),
  'windows with their axes': isA('convolve', { window: 'grid' }),
  'windows with padding': isA('convolve', { padding: 'same' }),
  'windows over features': takes('convolve', 'x', /\(features/),
  'windows with a stride': (node) => isA('convolve')(node) && node.params.stride !== undefined,
  'regions with padding': isA('max-pooling', { padding: 'same' }),
  'shared copies': isA('stack', { shared: true }),
  'a stack of pairs': takes('stack', 'x', /tuple/),
  'a stack of symbols': takes('stack', 'x', /symbols/),
  'three joined': isA('join', { count: 3 }),
  'symbols reversed': takes('reverse', 'x', /symbols/),
};

const combinators = [...blocks.values()].filter(({ body }) => body).map(({ type }) => type);

function* nodesOf({ nodes }: Scope, { types }: Inference): Generator<Seen> {
  for (const node of nodes) {
    const ports = [...types].filter(
      ([port]) => port.startsWith(`${node.path}.`) || port.startsWith(`${node.path}/$.`),
    );
    const texts = ports.map(([port, type]) => {
      const axes = axesIn(type).map(
        ({ name, size }) => `${name} ${typeof size === 'number' ? size : 'children'}`,
      );
      return [port.slice(node.path.length).replace(/^[./]/, ''), `${type.kind} (${axes.join(', ')})`];
    });
    yield { ...node, types: Object.fromEntries(texts) };
    if (node.body) yield* nodesOf(node.body, { types } as Inference);
  }
}

/** The blocks, the nests of combinators (`convolve > recur`) and the variants that a graph has. */
function featuresOf(inference: Inference): Set<string> {
  const nodes = [...nodesOf(inference.scope, inference)];
  const blockAt = new Map(nodes.map(({ path, block }) => [path, block.type]));
  const found = new Set<string>();
  for (const node of nodes) {
    if (!node.bypass) found.add(node.block.type);
    for (const [name, isSeen] of Object.entries(variants)) if (isSeen(node)) found.add(name);
    if (!node.block.body) continue;
    const ids = node.path.split('/');
    const around = ids.map((_, i) => blockAt.get(ids.slice(0, i + 1).join('/')));
    for (const many of [2, 3]) if (around.length >= many) found.add(around.slice(-many).join(' > '));
  }
  return found;
}

describe('random graphs', () => {
  it('are without problems, small, and of every kind: all blocks, all combinators in one another, all variants', () => {
    const nests = combinators.flatMap((outer) =>
      combinators.flatMap((inner) => [
        `${outer} > ${inner}`,
        ...combinators.map((innermost) => `${outer} > ${inner} > ${innermost}`),
      ]),
    );
    const missing = new Set([...blocks.keys(), ...nests, ...Object.keys(variants)]);
    for (let seed = 0; seed < 2000; seed++) {
      const document = drawGraph(seed);
      const inference = infer(document);
      expect(inference.problems, `${seed}`).toEqual([]);
      expect(elementsIn(inference), `${seed}`).toBeLessThan(10_000);
      for (const feature of featuresOf(inference)) missing.delete(feature);
    }
    expect([...missing]).toEqual([]);
  });

  it('follow from their seed', () => {
    expect(drawGraph(7)).toEqual(drawGraph(7));
    expect(drawGraph(7)).not.toEqual(drawGraph(8));
  });
});

describe('a graph that breaks a law', () => {
  /** What is reported of a law that all graphs break in which a node fits. */
  function reported(breaks: (path: string, block: string) => boolean, seed = 1) {
    const law = (document: Document) => {
      for (const [path, { block }] of walkNodes(document))
        if (breaks(path, block)) throw new Error('Broken.');
    };
    try {
      checkLaw(wellTypedGraphs, law, { seed, runs: 1000 });
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      const smallest: Document = JSON.parse(message.split('\n')[1] ?? '');
      return { message, smallest };
    }
    throw new Error('No graph breaks the law.');
  }

  const blocksIn = (document: Document) => [...walkNodes(document)].map(([, { block }]) => block).sort();

  it('is reduced to the node that breaks it and what that needs', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const softmax = blocksIn(reported((_, block) => block === 'softmax', seed).smallest);
      expect(softmax).toContain('softmax');
      expect(softmax.length, softmax.join()).toBeLessThanOrEqual(3);
      const lstm = blocksIn(reported((path, block) => block === 'lstm' && path.includes('/'), seed).smallest);
      expect(lstm).toContain('lstm');
      expect(lstm.length, lstm.join()).toBeLessThanOrEqual(4);
    }
  });

  it('is shown as JSON, with what leads to it at once', () => {
    const { message, smallest } = reported((_, block) => block === 'multiply');
    const [, seed, path] = /LAWS_SEED=(\S+) LAWS_PATH=(\S+)/.exec(message) ?? [];
    const tried: Document[] = [];
    checkLaw(wellTypedGraphs, (document) => tried.push(document), {
      seed: Number(seed),
      path: path ?? '',
      runs: 1,
    });
    expect(tried).toEqual([smallest]);
  });

  it('comes to an end, whichever steps are taken', () => {
    for (let seed = 0; seed < 20; seed++) {
      const dice = new Dice(seed);
      let document = drawGraph(seed);
      let steps = 0;
      for (let smaller = [...reductions(document)]; smaller.length > 0; smaller = [...reductions(document)]) {
        document = smaller[dice.below(smaller.length)] ?? document;
        expect(++steps).toBeLessThan(1000);
      }
      expect(document.nodes).toEqual([]);
    }
  });
});
