import { describe, expect, it } from 'vitest';
import type { BodyGraph } from '../../src/base/problem.ts';
import { infer } from '../../src/compiler/infer.ts';
import { chooseWeights } from '../../src/compiler/weights.ts';
import type { Document, Node, Wire } from '../../src/document/document.ts';
import { type BoundExamples, bindExamples, type Examples } from '../../src/training/bindExamples.ts';
import { Packer } from '../../src/training/packing/packer.ts';
import { Plans } from '../../src/training/plans.ts';
import { examplesOf, network } from '../training/networks.ts';

interface Case {
  readonly nodes: readonly Node[];
  readonly wires: readonly Wire[];
  readonly examples: Examples;
}

const words = ['hannah', 'bo', 'e', 'cleo', 'anna', 'bob'];
const letters = examplesOf({
  letters: words,
  answer: ['yes', 'no', 'yes', 'no', 'no', 'yes'],
  tags: words.map((word) => word.replaceAll(/[^aeiou]/g, 'n').replaceAll(/[aeiou]/g, 'y')),
});
const only = (examples: Examples, ...sources: readonly string[]): Examples => ({
  ...examples,
  sources,
});
const read: Node = { id: 'letters', block: 'text', params: { vocabulary: 'abcehlno' } };
const embed: Node = { id: 'embed', block: 'embedding', params: { size: 3 } };
const answer: Node = { id: 'answer', block: 'class', params: { vocabulary: 'yes no' } };
const tags: Node = { id: 'tags', block: 'text', params: { vocabulary: 'yn' } };
const guess: Node = { id: 'guess', block: 'vanilla', params: { units: 2, nonlinearity: 'none' } };
const loss: Node = { id: 'loss', block: 'cross-entropy' };
const cell = (block: string, params: object = {}): BodyGraph => ({
  nodes: [{ id: 'cell', block, params: { units: 4, ...params } }],
  wires: [
    ['$.element', 'cell.x'],
    ['$.state', 'cell.state'],
    ['cell.output', '$.output'],
    ['cell.state', '$.state'],
  ],
});
const recur = (direction: string, body = cell('gru')): Node => ({
  id: 'read',
  block: 'recur',
  params: { direction },
  body,
});
/** What sums up a text, and what labels each of its letters. */
const summed = (middle: readonly Node[], wires: readonly Wire[], from: string): Case => ({
  nodes: [read, embed, ...middle, guess, answer, loss],
  wires: [
    ['letters.out', 'embed.x'],
    ...wires,
    [from, 'guess.x'],
    ['guess.y', 'loss.x'],
    ['answer.out', 'loss.target'],
  ],
  examples: only(letters, 'letters', 'answer'),
});
const labelled = (middle: readonly Node[], wires: readonly Wire[], from: string): Case => ({
  nodes: [read, embed, ...middle, guess, tags, loss],
  wires: [
    ['letters.out', 'embed.x'],
    ...wires,
    [from, 'guess.x'],
    ['guess.y', 'loss.x'],
    ['tags.out', 'loss.target'],
  ],
  examples: only(letters, 'letters', 'tags'),
});
const intoRead: Wire = ['embed.y', 'read.sequence'];

const trees = ['((a b) c)', '(a b)', 'c', '((a (b c)) (a a))', '(b (c (a b)))'];
const lists = ['(a b c)', '(a b)', 'c', '((a b c a) (b))', '(b (c (a b b) c) a)'];
const treeSource: Node = { id: 'tree', block: 'tree', params: { vocabulary: 'a b c' } };
const pairs: Node = {
  id: 'fold',
  block: 'recurse',
  body: {
    nodes: [
      { id: 'join', block: 'join' },
      { id: 'layer', block: 'vanilla', params: { units: 3 } },
    ],
    wires: [
      ['$.left', 'join.a'],
      ['$.right', 'join.b'],
      ['join.y', 'layer.x'],
      ['layer.y', '$.result'],
    ],
  },
};
const any: Node = {
  id: 'fold',
  block: 'recurse',
  params: { arity: 'any' },
  body: {
    nodes: [{ id: 'read', block: 'recur', body: cell('gru', { units: 3 }) }],
    wires: [
      ['$.children', 'read.sequence'],
      ['read.last', '$.result'],
    ],
  },
};
const nodesOf = (tree: string) =>
  tree.replaceAll(/\(|\s/g, '').replaceAll(/[a-c]/g, 'y').replaceAll(')', 'n');
const folded = (
  values: readonly string[],
  fold: Node,
  at: 'root' | 'all',
  wires: readonly Wire[] = [],
): Case => ({
  nodes: [treeSource, embed, fold, guess, at === 'root' ? answer : tags, loss],
  wires: [
    ['tree.out', 'embed.x'],
    ['embed.y', 'fold.tree'],
    [`fold.${at}`, 'guess.x'],
    ['guess.y', 'loss.x'],
    [at === 'root' ? 'answer.out' : 'tags.out', 'loss.target'],
    ...wires,
  ],
  examples: examplesOf({
    tree: values,
    ...(at === 'root' ? { answer: ['yes', 'no', 'no', 'yes', 'no'] } : { tags: values.map(nodesOf) }),
  }),
});

const drop: Node = { id: 'drop', block: 'dropout', params: { rate: 0.4 } };
const dropping: BodyGraph = {
  nodes: [drop, { id: 'cell', block: 'gru', params: { units: 4 } }],
  wires: [
    ['$.element', 'drop.x'],
    ['drop.y', 'cell.x'],
    ['$.state', 'cell.state'],
    ['cell.output', '$.output'],
    ['cell.state', '$.state'],
  ],
};

const cases: Readonly<Record<string, Case>> = {
  'a recurrence forward, its last output': summed([recur('forward')], [intoRead], 'read.last'),
  'a recurrence backward, its last output': summed([recur('backward')], [intoRead], 'read.last'),
  'a recurrence both ways, its last output': summed([recur('both')], [intoRead], 'read.last'),
  'the outputs of all steps forward': labelled([recur('forward')], [intoRead], 'read.all'),
  'the outputs of all steps backward': labelled([recur('backward')], [intoRead], 'read.all'),
  'the outputs of all steps both ways': labelled([recur('both')], [intoRead], 'read.all'),
  'a recurrence with a pair for its state': labelled([recur('both', cell('lstm'))], [intoRead], 'read.all'),
  'a state to start from, and the final one': summed(
    [recur('forward'), { id: 'again', block: 'recur', params: { direction: 'backward' }, body: cell('gru') }],
    [intoRead, ['read.final', 'again.start'], ['embed.y', 'again.sequence']],
    'again.final',
  ),
  'recurrences on one another in a stack': labelled(
    [
      {
        id: 'deep',
        block: 'stack',
        params: { times: 2 },
        body: {
          nodes: [recur('forward', cell('gru', { units: 3 }))],
          wires: [
            ['$.input', 'read.sequence'],
            ['read.all', '$.output'],
          ],
        },
      },
    ],
    [['embed.y', 'deep.x']],
    'deep.y',
  ),
  'layers at every letter': labelled(
    [
      { id: 'layer', block: 'vanilla', params: { units: 3 } },
      { id: 'sum', block: 'add' },
    ],
    [
      ['embed.y', 'layer.x'],
      ['embed.y', 'sum.a'],
      ['layer.y', 'sum.b'],
    ],
    'sum.y',
  ),
  'the sum': summed([{ id: 'all', block: 'sum' }], [['embed.y', 'all.x']], 'all.y'),
  'the mean': summed([{ id: 'all', block: 'mean' }], [['embed.y', 'all.x']], 'all.y'),
  'the maximum': summed([{ id: 'all', block: 'maximum' }], [['embed.y', 'all.x']], 'all.y'),
  'a reversed reading': labelled(
    [{ id: 'turn', block: 'reverse' }, recur('forward')],
    [
      ['embed.y', 'turn.x'],
      ['turn.y', 'read.sequence'],
    ],
    'read.all',
  ),
  'windows over letters, summed up by a recurrence': summed(
    [
      {
        id: 'slide',
        block: 'convolve',
        params: { size: [3], padding: 'same' },
        body: {
          nodes: [{ id: 'layer', block: 'vanilla', params: { units: 5, nonlinearity: 'rectifier' } }],
          wires: [
            ['$.window', 'layer.x'],
            ['layer.y', '$.result'],
          ],
        },
      },
      recur('forward'),
    ],
    [
      ['embed.y', 'slide.x'],
      ['slide.y', 'read.sequence'],
    ],
    'read.last',
  ),
  'windows that are read by a recurrence of their own': labelled(
    [
      {
        id: 'slide',
        block: 'convolve',
        params: { size: [2], padding: 'same', window: 'grid' },
        body: {
          nodes: [recur('forward')],
          wires: [
            ['$.window', 'read.sequence'],
            ['read.last', '$.result'],
          ],
        },
      },
    ],
    [['embed.y', 'slide.x']],
    'slide.y',
  ),
  'numbers left out at every letter, and in a recurrence': labelled(
    [{ ...drop, id: 'first' }, recur('both', dropping)],
    [
      ['embed.y', 'first.x'],
      ['first.y', 'read.sequence'],
    ],
    'read.all',
  ),
  'the roots of trees': folded(trees, pairs, 'root'),
  'every node of trees': folded(trees, pairs, 'all'),
  'the roots of lists of any length': folded(lists, any, 'root'),
  'every node of lists of any length': folded(lists, any, 'all'),
};

function plansFor(document: Document, bound: BoundExamples, packer: Packer | undefined): Plans {
  const { weights } = chooseWeights(document.seed ?? 0, infer(bound.documentFor(0)).weights);
  return new Plans({ bound, optimiser: 'sgd', weights, packer, threads: undefined });
}

describe.each(Object.entries(cases))('%s', (_, { nodes, wires, examples }) => {
  const document = network(nodes, wires);
  const binding = bindExamples(document, infer(document).scope, examples);
  if ('problems' in binding) throw new Error(binding.problems.map(({ message }) => message).join(' '));
  const { bound } = binding;
  const all = Array.from({ length: bound.count }, (__, example) => example);
  const packer = Packer.create(bound, all.length);
  const packed = plansFor(document, bound, packer);
  const alone = plansFor(document, bound, undefined);

  it('is packed', () => {
    expect(packer).toBeDefined();
    expect(packed.check()).toBeUndefined();
    expect(packed.partsOf(all)).toEqual([all]);
  });

  it('gives the loss and the guesses of each example alone, bit for bit', () => {
    const plan = packed.judging(all, [all]);
    plan.write(bound, all);
    plan.executor.run();
    const each = all.map((example) => {
      const one = alone.judging([example], []);
      one.write(bound, [example]);
      one.executor.run();
      return { loss: one.losses()[0], guesses: one.guesses()[0] };
    });
    expect([...plan.losses()]).toEqual(each.map(({ loss }) => loss));
    expect(plan.guesses()).toEqual(each.map(({ guesses }) => guesses));
  });

  it('learns by the mean of the gradients of each alone, also where fewer come than there is room for', () => {
    packed.expect([all]);
    for (const batch of [all, all.slice(1, 4)]) {
      const plan = packed.learning(batch);
      plan.write(bound, batch);
      drain(plan.drawing(3, 5, 0, batch.length));
      plan.executor.run();
      const found = new Map(plan.gradients());
      const means = new Map<string, number[]>();
      for (const [place, example] of batch.entries()) {
        const one = alone.learning([example]);
        one.write(bound, [example]);
        drain(one.drawing(3, 5, place, 1));
        one.executor.run();
        for (const [name, gradient] of one.gradients()) {
          const mean = means.get(name) ?? [...gradient].map(() => 0);
          for (const [i, each] of gradient.entries()) mean[i] = (mean[i] ?? 0) + each / batch.length;
          means.set(name, mean);
        }
      }
      expect(means.size).toBe(found.size);
      const scale = Math.max(...[...means.values()].flat().map(Math.abs));
      for (const [name, mean] of means)
        for (const [i, each] of (found.get(name) ?? []).entries())
          expect(Math.abs(each - (mean[i] ?? 0)) / scale, `${name} ${i}`).toBeLessThan(1e-6);
    }
  });
});

function drain(pieces: Iterable<unknown>): void {
  for (const _ of pieces);
}
