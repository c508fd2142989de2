import { type Bracketed, writeBrackets } from '../trees/brackets.ts';
import { labelsColumn } from '../trees/labelsColumn.ts';
import { choice, defineGenerator, examples, whole } from './define.ts';
import { Random } from './random.ts';

const operations = ['max', 'min', 'median'] as const;

/** A digit, or an operation on lists. */
type List = number | { readonly operation: (typeof operations)[number]; readonly operands: readonly List[] };

/** The more often a value has to be drawn anew, the rarer it is; so often it comes all but surely. */
const mostDraws = 2000;

export const lists = defineGenerator({
  name: 'lists',
  title: 'Nested lists',
  summary: 'The largest, the smallest or the middle one of digits and of further lists: (max 2 9 (min 4 7)).',
  params: {
    count: examples(100_000, 2000),
    depth: whole({ default: 3, min: 1, max: 6, help: 'How deep lists lie in each other at most.' }),
    children: choice({
      default: 'any',
      of: ['any', 'two'],
      help: 'How many a node of the tree has: a whole list, (max 2 9 4), or two at a time, (((max 2) 9) 4).',
    }),
  },
  columns({ count, depth, children }, seed) {
    const drawn = Array.from({ length: count }, (_, i) => draw(new Random(seed, 'lists', i), depth, i % 10));
    const digits = Array.from({ length: 10 }, (_, digit) => `${digit}`);
    const [list, result] = [
      {
        kind: 'tree',
        name: 'list',
        trees: drawn.map((each) => writeBrackets(children === 'any' ? flat(each) : inPairs(each))),
      },
      {
        kind: 'class',
        name: 'result',
        labels: digits,
        indices: Uint32Array.from(drawn, resultOf),
        starts: undefined,
      },
    ] as const;
    return children === 'any'
      ? [list, result, labelsColumn('results', [...operations, ...digits], drawn.map(resultsIn))]
      : [list, result];
  },
});

/** A list whose result is the wanted one, so that all results come equally often. */
function draw(random: Random, depth: number, wanted: number): List {
  for (let draws = 1; ; draws++) {
    const list = drawList(random, depth);
    if (resultOf(list) === wanted || draws === mostDraws) return list;
  }
}

function drawList(random: Random, depth: number): List {
  const operation = random.pick(operations);
  // The middle one of an odd number.
  const size = operation === 'median' ? 3 + 2 * random.below(2) : 2 + random.below(4);
  const operands = Array.from({ length: size }, () =>
    depth > 1 && random.chance(0.3) ? drawList(random, depth - 1) : random.below(10),
  );
  return { operation, operands };
}

function resultOf(list: List): number {
  if (typeof list === 'number') return list;
  const results = list.operands.map(resultOf).sort((one, other) => one - other);
  const last = results.length - 1;
  return results[{ min: 0, median: last / 2, max: last }[list.operation]] ?? 0;
}

/** What every node of a whole list comes to, in post-order; a leaf is what stands there. */
function resultsIn(list: List): readonly string[] {
  if (typeof list === 'number') return [`${list}`];
  return [list.operation, ...list.operands.flatMap(resultsIn), `${resultOf(list)}`];
}

function flat(list: List): Bracketed {
  return typeof list === 'number' ? `${list}` : [list.operation, ...list.operands.map(flat)];
}

function inPairs(list: List): Bracketed {
  return typeof list === 'number'
    ? `${list}`
    : list.operands.reduce<Bracketed>((read, operand) => [read, inPairs(operand)], list.operation);
}
