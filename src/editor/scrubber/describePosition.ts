import { childrenOf, innerNodesOf, type Topology } from '../../base/topology.ts';
import type { Axis } from '../../base/valueType.ts';
import { parseTree } from '../../blocks/parseTree.ts';
import type { Inference } from '../../compiler/infer.ts';
import { sourceValues } from '../../compiler/sources.ts';
import type { Document, Node } from '../../document/document.ts';
import { graphAt, nodeAt } from '../../document/graph.ts';
import { joinPath, splitPath, splitPort } from '../../document/path.ts';
import { vocabularyOf } from '../canvas/layout/vocabularyOf.ts';
import { ownAxesAt, type Positions, treeUnder, unravel } from '../state/scrub.ts';

interface Known {
  readonly program: Document;
  readonly inference: Inference;
  /** What else is looked at. */
  readonly positions?: Positions;
}

const kinds: Readonly<Record<string, string>> = {
  convolve: 'window',
  recur: 'step',
  recurse: 'node',
  stack: 'copy',
};

/** What one application of a combinator is called. */
export function kindOfPosition({ block }: Node): string {
  return kinds[block] ?? 'application';
}

/** Which application of a combinator stands at a position, in words: `step 3 of 7: “d”`, `row 4 of 24, column 9 of 24`. */
export function describePosition(known: Known, path: string, position: number): string {
  const node = nodeAt(known.program, path);
  const axes = ownAxesAt(known.inference, known.positions ?? new Map(), path);
  if (!node) return String(position + 1);
  const kind = kindOfPosition(node);
  if (axes.length > 1) {
    const indices = unravel(position, axes);
    return axes.map((axis, i) => countedOf(nameOf(axis), indices[i] ?? 0, axis.size)).join(', ');
  }
  const counted = countedOf(kind, position, axes[0]?.size ?? 0);
  const what = node.block === 'recurse' ? phraseAt(known, path, position) : symbolAt(known, path, position);
  return what === undefined ? counted : `${counted}: ${what}`;
}

function countedOf(what: string, index: number, size: Axis['size']): string {
  return typeof size === 'number' ? `${what} ${index + 1} of ${size}` : `${what} ${index + 1}`;
}

function nameOf({ name }: Axis): string {
  return name === 'height' ? 'row' : name === 'width' ? 'column' : name;
}

/** The symbol that a step reads, in quotes, where a text is read through nothing but layers. */
function symbolAt(known: Known, path: string, position: number): string | undefined {
  const symbol = symbolsAlong(known, path)[position];
  return symbol === undefined ? undefined : `“${symbol}”`;
}

/** The symbols that a recurrence reads, step by step, where a text is read through nothing but layers; none elsewhere. */
export function symbolsAlong(known: Known, path: string): readonly string[] {
  const source = sourceBehind(known, path, 'sequence');
  if (source?.node.block !== 'text') return [];
  const vocabulary = vocabularyOf(known.inference, `${source.path}.out`);
  const values = sourceValues(known.inference).get(`${source.path}.out`) ?? [];
  return Array.from(values, (value) => vocabulary[value] ?? String(value));
}

/** The words at the leaves of the tree that a recurse goes over, where they are typed and read through nothing but layers; none elsewhere. */
export function wordsUnder(known: Known, path: string): readonly string[] {
  const source = sourceBehind(known, path, 'tree');
  const value = source?.node.params?.value;
  if (source?.node.block !== 'tree' || typeof value !== 'string') return [];
  // Its brackets are right where the tree has a topology.
  return treeUnder(known.inference, path) ? parseTree(value, 'Tree').words : [];
}

/** The words below an inner node, in brackets as in the tree. */
function phraseAt(known: Known, path: string, position: number): string | undefined {
  const words = wordsUnder(known, path);
  const topology = treeUnder(known.inference, path);
  const node = topology && innerNodesOf(topology)[position];
  return words.length === 0 || !topology || node === undefined ? undefined : phraseOf(words, topology, node);
}

function phraseOf(words: readonly string[], tree: Topology, node: number): string {
  const leaves = new Map<number, string>();
  for (let each = 0, leaf = 0; each <= node; each++)
    if (childrenOf(tree, each).length === 0) leaves.set(each, words[leaf++] ?? '');
  const write = (each: number): string => {
    const children = childrenOf(tree, each);
    return children.length === 0 ? (leaves.get(each) ?? '') : `(${children.map(write).join(' ')})`;
  };
  return write(node);
}

/** The source that feeds an input, through nodes whose first input is `x`. */
function sourceBehind(
  { program }: Known,
  path: string,
  input: string,
): { readonly path: string; readonly node: Node } | undefined {
  const [scope] = splitPath(path);
  const wires = graphAt(program, scope)?.wires ?? [];
  let port = `${splitPath(path)[1]}.${input}`;
  for (let steps = 0; steps <= wires.length; steps++) {
    const from = wires.find(([, to]) => to === port)?.[0];
    if (from === undefined) return undefined;
    const [id] = splitPort(from);
    const node = nodeAt(program, joinPath(scope, id));
    if (!node || node.body) return undefined;
    if (!wires.some(([, to]) => splitPort(to)[0] === id)) return { path: joinPath(scope, id), node };
    port = `${id}.x`;
  }
  return undefined;
}
