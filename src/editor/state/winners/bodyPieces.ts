import { childrenOf, innerNodesOf, leavesOf, type Topology } from '../../../base/topology.ts';
import type { PicturedNumbers, Piece } from './picturedNumbers.ts';

/** A combinator, as far as it says how the numbers of its ports and those of its body's are the same. */
export interface Applied {
  readonly block: string;
  /** Of a recur. */
  readonly direction: unknown;
  /** How often it is applied by the combinators around it. */
  readonly outer: number;
  /** How often it applies its body each time. */
  readonly count: number;
  /** Of a recurse. */
  readonly topology: Topology | undefined;
  /** Whether a recur takes its sequence apart along the first axis. */
  readonly isReadInOrder: boolean;
  /** Where the numbers are pictured that go into it. */
  given(input: string): PicturedNumbers | undefined;
  /** Where those are that come out of its body, application by application. */
  result(name: string): PicturedNumbers | undefined;
}

/** Of what pieces an output is put together. */
export function bodyPieces(output: string, applied: Applied): readonly Piece[] | undefined {
  const { block, direction, count } = applied;
  switch (`${block}.${output}`) {
    case 'convolve.y':
      return wholeOf(applied.result('result'));
    case 'stack.y':
      return eachOuter(applied, applied.result('output'), () => [count - 1]);
    case 'recur.all':
      return withOther(
        applied,
        eachOuter(applied, applied.result('output'), (all) => all),
      );
    case 'recur.last':
    case 'recur.final': {
      const numbers = applied.result(output === 'last' ? 'output' : 'state');
      const last = direction === 'backward' ? 0 : count - 1;
      return withOther(
        applied,
        eachOuter(applied, numbers, () => [last]),
      );
    }
    case 'recurse.all':
      return eachNode(applied, (topology) => topology.children.map((_, node) => node));
    case 'recurse.root':
      return eachNode(applied, (topology) => [topology.children.length - 1]);
    default:
      return undefined;
  }
}

/** Of what pieces that is put together which the body is handed, application by application. */
export function handedPieces(name: string, applied: Applied): readonly Piece[] | undefined {
  const { block, outer, count } = applied;
  switch (`${block}.${name}`) {
    case 'stack.input': {
      const [first, later] = [applied.given('x'), applied.result('output')];
      const length = lengthOf(first, outer) ?? lengthOf(later, outer * count);
      if (length === undefined) return undefined;
      return counted(outer).flatMap((each) =>
        counted(count).map((copy) =>
          copy === 0
            ? { of: first, start: each * length, length }
            : { of: later, start: (each * count + copy - 1) * length, length },
        ),
      );
    }
    case 'recur.element':
      return applied.isReadInOrder ? wholeOf(applied.given('sequence')) : undefined;
    case 'recurse.left':
      return eachNode(applied, (topology) => childrenIn(topology, 0, 1));
    case 'recurse.right':
      return eachNode(applied, (topology) => childrenIn(topology, 1, 2));
    case 'recurse.children':
      return eachNode(applied, (topology) => childrenIn(topology));
    default:
      return undefined;
  }
}

function wholeOf(of: PicturedNumbers | undefined): readonly Piece[] | undefined {
  return of && [{ of, start: 0, length: of.places.length }];
}

/** What some of the applications give, each time that the combinator is applied. */
function eachOuter(
  { outer, count }: Applied,
  of: PicturedNumbers | undefined,
  chosen: (all: readonly number[]) => readonly number[],
): readonly Piece[] | undefined {
  const length = lengthOf(of, outer * count);
  if (length === undefined) return undefined;
  const indices = chosen(counted(count));
  return counted(outer).flatMap((each) =>
    indices.map((index) => ({ of, start: (each * count + index) * length, length })),
  );
}

/** The values of some nodes of the tree: of a leaf what goes in, of all others what the body gives. */
function eachNode(
  applied: Applied,
  chosen: (topology: Topology) => readonly number[],
): readonly Piece[] | undefined {
  const { outer, count, topology } = applied;
  if (!topology) return undefined;
  const [tree, result] = [applied.given('tree'), applied.result('result')];
  const leaves = leavesOf(topology);
  const length = lengthOf(tree, outer * leaves.length) ?? lengthOf(result, outer * count);
  if (length === undefined) return undefined;
  const places = new Map(
    [...leaves.entries(), ...innerNodesOf(topology).entries()].map(([at, node]) => [node, at]),
  );
  return counted(outer).flatMap((each) =>
    chosen(topology).map((node) => {
      const isLeaf = childrenOf(topology, node).length === 0;
      const place = each * (isLeaf ? leaves.length : count) + (places.get(node) ?? 0);
      return { of: isLeaf ? tree : result, start: place * length, length };
    }),
  );
}

/** The children of all nodes that have any, from one to another. */
function childrenIn(topology: Topology, from?: number, to?: number): readonly number[] {
  return innerNodesOf(topology).flatMap((node) => childrenOf(topology, node).slice(from, to));
}

/** Behind what the first of two readings gives, as many numbers of the second, of which there is no picture. */
function withOther(
  { direction }: Applied,
  pieces: readonly Piece[] | undefined,
): readonly Piece[] | undefined {
  return direction === 'both' ? pieces?.flatMap((each) => [each, { ...each, of: undefined }]) : pieces;
}

function lengthOf(of: PicturedNumbers | undefined, parts: number): number | undefined {
  return of && parts > 0 ? of.places.length / parts : undefined;
}

function counted(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
