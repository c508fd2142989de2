import { countByChildren, innerNodesOf, type Topology } from '../base/topology.ts';
import { countElements } from '../base/valueType.ts';
import type { Builder, Named, Operand } from './builder.ts';
import { inOrder } from './expandFold.ts';
import { type Layout, lift, sameLayout, sizeOf } from './layout.ts';
import type { FoldParams } from './primitives/fold.ts';
import type { MapParams } from './primitives/map.ts';
import type { ScanParams } from './primitives/scan.ts';

export type MapBody = (inner: Builder, elements: readonly Operand[]) => readonly Operand[];

export interface ScanOver {
  readonly elements: readonly Operand[];
  readonly states: readonly Operand[];
  readonly length: number;
  readonly reverse?: boolean;
}

export interface ScanStep {
  readonly states: readonly Operand[];
  readonly results: readonly Operand[];
}

export type ScanBody = (inner: Builder, elements: readonly Operand[], states: readonly Operand[]) => ScanStep;

export type FoldStep = (inner: Builder, children: readonly Operand[]) => Operand;

export function buildMap(
  emit: Builder,
  mapped: readonly Operand[],
  size: number,
  body: MapBody,
): readonly Operand[] {
  const inner = emit.nested();
  const results = body(inner, elementsOf(inner, mapped));
  const program = inner.finish([...results, ...namedOf(inner)]);
  const params: MapParams = { body: program, mapped: mapped.length, size };
  const outputs = emit.apply('map', [...mapped, ...inner.captured.keys()], params);
  takeNames(emit, inner, outputs.slice(results.length), size);
  return outputs.slice(0, results.length);
}

export function buildScan(
  emit: Builder,
  { elements, states, length, reverse = false }: ScanOver,
  body: ScanBody,
): ScanStep {
  const inner = emit.nested();
  const current = elementsOf(inner, elements);
  const step = body(
    inner,
    current,
    states.map(({ shape }) => inner.input(shape)),
  );
  if (step.states.length !== states.length)
    throw new Error(`A scan of ${states.length} states needs as many next ones, not ${step.states.length}.`);
  const program = inner.finish([...step.states, ...step.results, ...namedOf(inner)]);
  const params: ScanParams = {
    body: program,
    elements: elements.length,
    states: states.length,
    length,
    reverse,
  };
  const outputs = emit.apply('scan', [...elements, ...states, ...inner.captured.keys()], params);
  const named = states.length + step.results.length;
  takeNames(emit, inner, outputs.slice(named), length);
  return { states: outputs.slice(0, states.length), results: outputs.slice(states.length, named) };
}

export function buildFold(emit: Builder, leaves: Operand, tree: Topology, step: FoldStep): Operand {
  const shape = leaves.shape.slice(1);
  const built = [...countByChildren(tree).keys()].map((children) => {
    const inner = emit.nested();
    const values = Array.from({ length: children }, () => inner.input(shape));
    const result = inner.take(step(inner, values));
    return { children, inner, values, result };
  });
  // A name counts where every body gives it: a port that only some nodes have has no value at the others.
  const [one, ...others] = built.map(({ inner }) => inner.named);
  const names = [...(one?.keys() ?? [])].filter((name) => others.every((named) => named.has(name)));
  const outputs = built.map(({ inner, result }) => [
    result,
    ...names.flatMap((name) => inner.named.get(name)?.operand ?? []).map((operand) => inner.take(operand)),
  ]);
  // All bodies take what any of them uses from outside.
  const captured = [...new Set(built.flatMap(({ inner }) => [...inner.captured.keys()]))];
  const bodies = built.map(({ children, inner, values }, i) => {
    const inputs = [...values, ...captured.map((operand) => inner.take(operand))];
    return { children, body: { ...inner.finish(outputs[i] ?? []), inputs: inputs.map(({ id }) => id) } };
  });
  const params: FoldParams = { bodies, tree };
  const [all, ...further] = emit.apply('fold', [leaves, ...captured], params);
  if (!all) throw new Error('fold gave no result.');
  names.forEach((name, n) => {
    const parts = built.flatMap(({ children, inner }, i) => {
      const operand = further[i * names.length + n];
      const layout = inner.named.get(name)?.layout;
      return operand && layout ? [{ children, operand, layout }] : [];
    });
    emit.named.set(name, joinNodes(emit, tree, parts));
  });
  return all;
}

interface Part {
  readonly children: number;
  /** Stacked over the nodes with so many children, in post-order. */
  readonly operand: Operand;
  /** That of each node. */
  readonly layout: Layout;
}

/** The values of all nodes that have children, in post-order: stacked where their layouts agree, else packed. */
function joinNodes(emit: Builder, tree: Topology, parts: readonly Part[]): Named {
  const inner = innerNodesOf(tree);
  const partOf = new Map(parts.map((part) => [part.children, part]));
  const childrenOf = (node: number) => tree.children[node]?.length ?? 0;
  const nodes = parts.flatMap(({ children }) => inner.filter((node) => childrenOf(node) === children));
  const [first] = parts;
  if (first && parts.every(({ layout }) => sameLayout(layout, first.layout))) {
    const stacked = emit.concat(
      parts.map(({ operand }) => operand),
      0,
    );
    return { operand: inOrder(emit, stacked, nodes), layout: lift(first.layout, inner.length) };
  }
  // Rows as long as fit into all parts, so that there are few to put in order.
  const unit = parts.map(({ layout }) => sizeOf(layout)).reduce(commonDivisor, 0) || 1;
  const rows = parts.map(({ operand }) => emit.reshape(operand, [countElements(operand.shape) / unit, unit]));
  const layoutOf = (node: number) => partOf.get(childrenOf(node))?.layout ?? [];
  const rowNodes = nodes.flatMap((node) => Array<number>(sizeOf(layoutOf(node)) / unit).fill(node));
  const packed = inOrder(emit, emit.concat(rows, 0), rowNodes);
  return {
    operand: emit.reshape(packed, [rowNodes.length * unit]),
    layout: { front: [], items: inner.map(layoutOf) },
  };
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

function elementsOf(inner: Builder, operands: readonly Operand[]): readonly Operand[] {
  return operands.map(({ shape }) => inner.input(shape.slice(1)));
}

function namedOf(inner: Builder): readonly Operand[] {
  return [...inner.named.values()].map(({ operand }) => operand);
}

/** The names that a sub-program gave, for its results stacked `size` times. */
function takeNames(emit: Builder, inner: Builder, outputs: readonly Operand[], size: number): void {
  [...inner.named].forEach(([name, { layout }], i) => {
    const operand = outputs[i];
    if (operand) emit.named.set(name, { operand, layout: lift(layout, size) });
  });
}
