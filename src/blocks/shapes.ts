import { Misfit } from '../base/problem.ts';
import type { Size } from '../base/size.ts';
import { sameTopology } from '../base/topology.ts';
import {
  type Axis,
  axesIn,
  axis,
  describeType,
  type NumbersType,
  numbers,
  type ValueType,
} from '../base/valueType.ts';
import { axesCouldBeSame, isHidden } from './hiddenSize.ts';

/** Whether a layer may consume the value: its last axis is `features`, or `channels`. */
function hasFeatures(type: NumbersType): boolean {
  const last = type.axes.at(-1)?.name;
  return last === 'features' || last === 'channels';
}

/** The number of features of a layer's input; throws a `Misfit` that offers to flatten when it has none. */
export function features(type: NumbersType, title: string, port: string): Size {
  const last = type.axes.at(-1);
  if (!last || !hasFeatures(type))
    throw new Misfit(
      'needs-features',
      `${title} needs features as the last axis, but ${port} is ${describeType(type)}.`,
      { port, fixes: [{ insert: 'flatten' }] },
    );
  return last.size;
}

/** The same, where weights depend on it: a number that is known before there are any values. */
export function knownFeatures(type: NumbersType, title: string, port: string): number {
  const size = features(type, title, port);
  if (typeof size !== 'number')
    throw new Misfit(
      'unknown-size',
      `${title} needs a number of features that never differs, but ${port} is ${describeType(type)}.`,
      { port },
    );
  return size;
}

/** The same axes with another number of features at the end. */
export function withFeatures(type: NumbersType, size: Size): NumbersType {
  return numbers(...type.axes.slice(0, -1), axis('features', size));
}

/** The type of two inputs a and b of one shape, whether features or channels come last; else throws a `Misfit`. */
export function sameShape(a: NumbersType, b: NumbersType, title: string): NumbersType {
  const plain = (type: NumbersType) =>
    hasFeatures(type) ? withFeatures(type, type.axes.at(-1)?.size ?? 0).axes : type.axes;
  const [ofA, ofB] = [plain(a), plain(b)];
  if (!axesCouldBeSame(ofA, ofB))
    throw new Misfit(
      'unequal-shapes',
      `${title} needs two values of one shape, but a is ${describeType(a)} and b is ${describeType(b)}.`,
      unequal({ a, b }, 'a', 'b'),
    );
  return numbers(...a.axes.map((each, i) => (isHidden(each.size) ? (ofB[i] ?? each) : each)));
}

/** Blames, of two inputs that should have had one shape, the one that is a sequence, and says what would make a vector of it. */
export function unequal(inputs: Readonly<Record<string, ValueType>>, one: string, other: string) {
  const isSequence = (port: string) => axesIn(inputs[port] ?? numbers()).some(({ name }) => name === 'time');
  if (isSequence(one) === isSequence(other)) return { port: other };
  return { port: isSequence(one) ? one : other, fixes: sequenceToVector };
}

/** What makes a vector of a sequence of vectors: the last step of a recurrence, or the mean. */
const sequenceToVector = [
  { takeInstead: 'last' },
  { insert: 'mean' },
  {
    insert: 'recur',
    output: 'last',
    body: 'start',
  },
] as const;

/**
 * Throws a `Misfit` for a value over the nodes of a tree, which only goes into `recurse`, layers and what sums up its nodes;
 * `ports` says which of recurse's outputs stand for those of the block.
 */
export function refuseTree(
  type: ValueType,
  title: string,
  port: string,
  ports: Readonly<Record<string, string>>,
): void {
  const tree = treeAxis(type)?.tree;
  if (!tree) return;
  const foldable = tree.values === 'leaves' && type.kind === 'numbers';
  throw new Misfit(
    'needs-sequence',
    `${title} cannot walk along a tree, but ${port} is ${describeType(type)}.`,
    {
      port,
      fixes: foldable ? [{ become: 'recurse', ports: { [port]: 'tree', ...ports } }] : [],
    },
  );
}

/** The axis of a value that runs over the leaves or nodes of a tree. */
export function treeAxis(type: ValueType): Axis | undefined {
  return axesIn(type).find(({ tree }) => tree);
}

/** Whether two values of one type run over the same nodes of the same tree, if over any. */
export function sameTrees(one: ValueType, other: ValueType): boolean {
  if (one.kind === 'tuple' || other.kind === 'tuple')
    return (
      one.kind === other.kind && itemsOf(one).every((item, i) => sameTrees(item, itemsOf(other)[i] ?? other))
    );
  return one.axes.every(({ tree }, i) => {
    const counterpart = other.axes[i]?.tree;
    if (!tree || !counterpart) return tree === counterpart;
    return (
      tree.values === counterpart.values &&
      (tree.of === counterpart.of || sameTopology(tree.topology, counterpart.topology))
    );
  });
}

function itemsOf(type: ValueType): readonly ValueType[] {
  return type.kind === 'tuple' ? type.items : [];
}

/** The type in words, and what nodes it runs over. */
export function describeWithTree(type: ValueType): string {
  const tree = axesIn(type).find((each) => each.tree)?.tree;
  const nodes = tree && `${tree.values === 'leaves' ? 'the leaves' : 'all nodes'} of ${tree.of}`;
  return describeType(type) + (nodes ? ` over ${nodes}` : '');
}
