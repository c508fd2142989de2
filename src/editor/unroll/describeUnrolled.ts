import { titleOf } from '../canvas/layout/layout.ts';
import { largestStash } from '../state/boundStash.ts';
import { countWeights, weightsInWords } from './drawTies.ts';
import type { Subject } from './subject.ts';

const directions: Readonly<Record<string, string>> = {
  forward: 'from left to right',
  backward: 'from right to left',
  both: 'in both directions',
};

/** What is drawn, in a few words. */
export function titleOfUnrolled({ node, count }: Subject): string {
  const title = titleOf(node);
  return `${title}, unrolled: ${countedInstances(node.block, count)}`;
}

/** What one sees, and which weights the instances have in common. */
export function captionOfUnrolled(subject: Subject): string {
  const { node, path, count } = subject;
  const weights = (node.body?.nodes ?? []).reduce(
    (sum, { id }) => sum + countWeights(subject, `${path}/${id}`),
    0,
  );
  return `${flowInWords(subject)} ${weightsOfAll(node.block, node.params?.shared === true, node.params?.direction === 'both', count, weights)}`.trim();
}

/** Why most instances show nothing, where their values would take more than is kept. */
export function remarkOnBound({ node, count, at }: Subject): string {
  const megabytes = largestStash / 2 ** 20;
  const all = `The values of all ${countedInstances(node.block, count)} would take more than ${megabytes} MB`;
  return at === undefined
    ? `${all}: choose one to see its own.`
    : `${all}: only those of the chosen one are computed, the others are hatched.`;
}

function countedInstances(block: string, count: number): string {
  const names: Readonly<Record<string, readonly [string, string]>> = {
    recur: ['step', 'steps'],
    convolve: ['window', 'windows'],
    stack: ['copy', 'copies'],
    recurse: ['inner node', 'inner nodes'],
  };
  const [one, several] = names[block] ?? ['application', 'applications'];
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`;
}

function flowInWords({ node }: Subject): string {
  const { direction, arity } = node.params ?? {};
  switch (node.block) {
    case 'recur':
      return `The sequence is read ${directions[String(direction)] ?? directions.forward}; each step hands its state to the next.`;
    case 'convolve':
      return 'Each window reads its own part of the input.';
    case 'stack':
      return 'Each copy is fed by the one before.';
    default:
      return `Each inner node is handed what its ${arity === 'any' ? 'children' : 'two children'} give.`;
  }
}

function weightsOfAll(
  block: string,
  isShared: boolean,
  isBoth: boolean,
  count: number,
  weights: number,
): string {
  if (weights === 0) return '';
  const words = weightsInWords(weights);
  if (block === 'stack' && !isShared) return `Each has weights of its own, ${words} in all.`;
  if (isBoth) return `Each reading has one set of weights for all its steps, ${words} in all.`;
  return count === 1 ? `It has ${words}.` : `All share one set of ${words}, which the dotted line joins.`;
}
