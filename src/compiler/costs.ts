import { describeSize, evaluateSize } from '../base/size.ts';
import { type Axis, countElements, type ValueType } from '../base/valueType.ts';
import type { Block, Combinator, Types } from '../blocks/define.ts';
import { splitPath, splitPort } from '../document/path.ts';
import { Builder, type Operand } from '../ir/builder.ts';
import { countFlops } from '../ir/cost.ts';
import type { Inference } from './infer.ts';
import { withoutReadings } from './portNames.ts';
import type { ResolvedNode } from './resolve.ts';

/** What a node takes for one run, all applications and its body counted in. */
export interface Cost {
  /** Floating-point operations, a multiply-add counted as two and an elementary function as one. */
  readonly operations: Count;
  /** Numbers that are learnt. */
  readonly weights: number;
  /** Numbers at the outputs of nodes. What a combinator gives is what its body gave, and a state that comes round is an output already. */
  readonly activations: Count;
}

export interface Count {
  readonly known: number;
  /** A size that is not known yet, `length(letters)`, on which there depends more. */
  readonly waitsFor?: string;
}

/**
 * What every node with types costs, by path; the empty path is the whole graph, of which the others leave more to be known. Nothing is run or unfolded: a layer is lowered once,
 * by itself, for the types that it is given, and counted as often as the combinators around it apply it.
 */
export function costsOf(inference: Inference): ReadonlyMap<string, Cost> {
  const costs = new Map<string, Cost>();
  const weights = weightsByPath(inference);
  const addUp = (path: string, parts: readonly (Cost | undefined)[], own: number) => {
    const total = parts.map((each) => each ?? unknownYet).reduce<Cost>(sumOf, { ...nothing, weights: own });
    costs.set(path, total);
    return total;
  };
  const costOf = (node: ResolvedNode, around: readonly Rounds[]): Cost | undefined => {
    const { path, block, body } = node;
    const own = weights.get(path) ?? 0;
    if (!isTyped(inference, node)) return undefined;
    if (body && block.body) {
      const rounds = node.bypass ? [] : roundsIn(inference, node, block, around);
      return addUp(
        path,
        body.nodes.map((each) => costOf(each, rounds)),
        own,
      );
    }
    return addUp(path, node.bypass ? [] : around.map((each) => layerCost(inference, node, each)), own);
  };
  addUp(
    '',
    inference.scope.nodes.map((node) => costOf(node, [{ times: { known: 1 }, sizes: new Map() }])),
    0,
  );
  return costs;
}

/** Whether the types of a node are known, those of a combinator's body aside; a bypassed one takes nothing in any case. */
function isTyped({ types, fronts }: Inference, { path, block, bypass, ports }: ResolvedNode): boolean {
  if (bypass) return true;
  if (block.body) return fronts.has(path);
  const outputs = Object.keys(ports.outputs);
  return outputs.length === 0 || outputs.some((port) => types.has(`${path}.${port}`));
}

const nothing: Cost = { operations: { known: 0 }, weights: 0, activations: { known: 0 } };

const untyped: Count = { known: 0, waitsFor: 'nodes that have no types yet' };
const unknownYet: Cost = { operations: untyped, weights: 0, activations: untyped };

/** Applications of a scope that are alike in the sizes of their values. */
interface Rounds {
  readonly times: Count;
  /** Sizes that differ between applications, as they are in these. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** How often a combinator applies its body. */
function roundsIn(
  { types, fronts, readings }: Inference,
  { path, params, inputs }: ResolvedNode,
  block: Combinator,
  around: readonly Rounds[],
): Rounds[] {
  const front = fronts.get(path);
  if (!front) return [];
  const own = front.slice(fronts.get(splitPath(path)[0])?.length ?? 0);
  const given = typesOf(types, path, inputs.keys());
  const cases = block.cases?.(given, params, { path }) ?? [];
  if (cases.length > 0) {
    return around.flatMap(({ times, sizes }) =>
      cases.map((each) => ({
        times: scaled(times, each.times),
        sizes: new Map([...sizes, ...each.sizes]),
      })),
    );
  }
  const instances = readings.get(path)?.length ?? 1;
  return around.map(({ times, sizes }) => ({
    times: product(scaled(times, instances), elements(own, sizes)),
    sizes,
  }));
}

/** What a node without a body takes in such applications of its scope. */
function layerCost({ types }: Inference, node: ResolvedNode, { times, sizes }: Rounds): Cost {
  const { path, block, inputs, ports } = node;
  const outputs = Object.entries(typesOf(types, path, Object.keys(ports.outputs)));
  const given = Object.entries(typesOf(types, path, inputs.keys())).map(
    ([port, type]) => [port, inSizes(type, sizes)] as const,
  );
  const open = given.map(([, type]) => unknownIn(type)).find((each) => each !== undefined);
  const once =
    open === undefined ? { known: operationsOf(block, node, Object.fromEntries(given)) } : waiting(open);
  const numbers = outputs
    .filter(([port]) => !Object.hasOwn(ports.inputs, port))
    .map(([, type]) => numbersIn(type, sizes));
  return {
    operations: product(once, times),
    weights: 0,
    activations: product(numbers.reduce(plus, { known: 0 }), times),
  };
}

/** The operations of a layer that is applied once to values of these types, all sizes known. */
function operationsOf(block: Block, { params }: ResolvedNode, given: Types): number {
  if (block.body || !block.lower) return 0;
  const emit = new Builder();
  const operand = (type: ValueType): Operand =>
    type.kind === 'tuple'
      ? emit.tuple(type.items.map(operand))
      : emit.input(type.axes.map(({ size }) => (typeof size === 'number' ? size : 0)));
  const inputs = Object.fromEntries(Object.entries(given).map(([port, type]) => [port, operand(type)]));
  const weights = Object.fromEntries(
    Object.entries(block.weights?.(given, params) ?? {}).flatMap(([name, spec]) =>
      spec ? [[name, emit.input(spec.shape)]] : [],
    ),
  );
  block.lower(emit, inputs, weights, params, given);
  return countFlops(emit.finish([]));
}

function typesOf(types: Inference['types'], path: string, ports: Iterable<string>): Types {
  return Object.fromEntries(
    [...ports].flatMap((port) => {
      const type = types.get(`${path}.${port}`);
      return type ? [[port, type]] : [];
    }),
  );
}

/** How many weights each node has itself, those of all copies and readings together. */
function weightsByPath({ weights }: Inference): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, { shape }] of weights) {
    const path = splitPort(withoutReadings(name))[0];
    found.set(path, (found.get(path) ?? 0) + countElements(shape));
  }
  return found;
}

function inSizes(type: ValueType, sizes: ReadonlyMap<string, number>): ValueType {
  if (type.kind === 'tuple') return { kind: 'tuple', items: type.items.map((item) => inSizes(item, sizes)) };
  return {
    ...type,
    axes: type.axes.map((axis) => ({ ...axis, size: evaluateSize(axis.size, sizes) ?? axis.size })),
  };
}

function unknownIn(type: ValueType): string | undefined {
  if (type.kind === 'tuple') return type.items.map(unknownIn).find((each) => each !== undefined);
  const open = type.axes.find(({ size }) => typeof size !== 'number');
  return open && describeSize(open.size);
}

function numbersIn(type: ValueType, sizes: ReadonlyMap<string, number>): Count {
  if (type.kind === 'tuple')
    return type.items.map((item) => numbersIn(item, sizes)).reduce(plus, { known: 0 });
  return elements(type.axes, sizes);
}

function elements(axes: readonly Axis[], sizes: ReadonlyMap<string, number>): Count {
  return axes
    .map(({ size }): Count => {
      const known = evaluateSize(size, sizes);
      return known === undefined ? waiting(describeSize(size)) : { known };
    })
    .reduce(product, { known: 1 });
}

function waiting(size: string): Count {
  return { known: 0, waitsFor: size };
}

function sumOf(one: Cost, other: Cost): Cost {
  return {
    operations: plus(one.operations, other.operations),
    weights: one.weights + other.weights,
    activations: plus(one.activations, other.activations),
  };
}

function plus(one: Count, other: Count): Count {
  return counted(one.known + other.known, one.waitsFor ?? other.waitsFor);
}

/** Nothing, however often, is nothing. */
function product(one: Count, other: Count): Count {
  const isNothing = [one, other].some(({ known, waitsFor }) => known === 0 && waitsFor === undefined);
  return counted(one.known * other.known, isNothing ? undefined : (one.waitsFor ?? other.waitsFor));
}

function scaled({ known, waitsFor }: Count, by: number): Count {
  return counted(known * by, by === 0 ? undefined : waitsFor);
}

function counted(known: number, waitsFor: string | undefined): Count {
  return waitsFor === undefined ? { known } : { known, waitsFor };
}
