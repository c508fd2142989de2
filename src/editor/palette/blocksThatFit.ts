import { Misfit } from '../../base/problem.ts';
import { axis, numbers, symbols, type ValueType, withAxes } from '../../base/valueType.ts';
import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import type { Params, ValuesOf } from '../../blocks/params.ts';
import type { Inference } from '../../compiler/infer.ts';
import { splitPort } from '../../document/path.ts';
import { portsOf } from '../../document/ports.ts';
import type { PortLayout } from '../canvas/layout/layout.ts';
import { findNode } from '../canvas/layout/vocabularyOf.ts';
import { acceptsTypes } from '../canvas/wires/portFit.ts';

/**
 * The blocks that can be wired to a port with their defaults, behind one that gives a value or before one that takes it,
 * each with the first of its own ports that fits. As long as the port has no type, all that have a port at all.
 */
export function blocksThatFit(
  inference: Inference,
  { port, gives }: Pick<PortLayout, 'port' | 'gives'>,
): Map<Block, string> {
  const fitting = new Map<Block, string>();
  for (const block of blocks.values()) {
    const own = gives ? inputFor(block, inference.types.get(port)) : outputFor(block, inference, port);
    if (own !== undefined) fitting.set(block, own);
  }
  return fitting;
}

/** The first input that takes a value of this type, whatever the others are given; not one that needs no wire. */
function inputFor(block: Block, type: ValueType | undefined): string | undefined {
  const params = defaultsOf(block);
  const optional = block.optionalInputs ?? {};
  const inputs = (portsOf({ block: block.type })?.inputs ?? []).filter((port) => !(port in optional));
  if (!type) return inputs[0];
  return inputs.find((port) =>
    partners(type, params).some(
      (other) => acceptsTypes(block, { ...all(inputs, other), [port]: type }, params).kind === 'fits',
    ),
  );
}

/** The first output of which a value can be of a type that an input takes. */
function outputFor(block: Block, inference: Inference, to: string): string | undefined {
  const [path, name] = splitPort(to);
  const outputs = portsOf({ block: block.type })?.outputs ?? [];
  const node = findNode(inference.scope, path);
  if (!node) return outputs[0];
  const around: Record<string, ValueType> = {};
  for (const [port, source] of node.inputs) {
    const type = port === name ? undefined : inference.types.get(source);
    if (type) around[port] = type;
  }
  const possible = [...valuesOf(block, inference.types.get(to))];
  return outputs.find((output) =>
    possible.some((values) => {
      const type = values[output];
      return type && acceptsTypes(node.block, { ...around, [name]: type }, node.params).kind === 'fits';
    }),
  );
}

/** What a block can give, by output: for nothing if it is a source, else for what networks are usually fed. */
function* valuesOf(
  block: Block,
  wanted: ValueType | undefined,
): Generator<Readonly<Record<string, ValueType>>> {
  const params = defaultsOf(block);
  const { inputs, outputs } = portsOf({ block: block.type }) ?? { inputs: [], outputs: [] };
  const usual = wanted ? [wanted, ...usualTypes] : usualTypes;
  // What a combinator gives is up to its body, which gives numbers.
  if (block.body) yield* usual.filter(({ kind }) => kind === 'numbers').map((type) => all(outputs, type));
  else if (inputs.length === 0) yield* given(block, {}, params);
  else
    for (const type of usual)
      for (const other of partners(type, params))
        yield* given(block, { ...all(inputs, other), ...all(inputs.slice(0, 1), type) }, params);
}

function* given(
  block: Block,
  inputs: Readonly<Record<string, ValueType>>,
  params: ValuesOf<Params>,
): Generator<Readonly<Record<string, ValueType>>> {
  if (block.body || acceptsTypes(block, inputs, params).kind !== 'fits') return;
  try {
    yield block.infer(inputs, params, { path: '' });
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
  }
}

/** What may stand at a block's other inputs beside a value: one like it, or a state of the block's own size. */
function partners(type: ValueType, { units }: ValuesOf<Params>): ValueType[] {
  if (type.kind !== 'numbers' || typeof units !== 'number') return [type, ...usualTypes.slice(0, 1)];
  const state = withAxes(type, [...type.axes.slice(0, -1), axis('features', units)]);
  return [type, state, { kind: 'tuple', items: [state, state] }];
}

function all(ports: readonly string[], type: ValueType): Record<string, ValueType> {
  return Object.fromEntries(ports.map((port) => [port, type]));
}

/** The parameters of a new node. */
function defaultsOf({ params, starter = {} }: Block): ValuesOf<Params> {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => {
      const set = starter[name];
      return [name, (set === undefined ? undefined : param.parse(set)) ?? param.default];
    }),
  );
}

const [features, time] = [axis('features', 16), axis('time', 8)];
const leaves = { name: 'nodes', size: 5, tree: { of: '', values: 'leaves' } } as const;

const usualTypes: readonly ValueType[] = [
  numbers(features),
  numbers(time, features),
  numbers(axis('height', 28), axis('width', 28)),
  numbers(axis('height', 28), axis('width', 28), features),
  numbers(leaves, features),
  { kind: 'tuple', items: [numbers(features), numbers(features)] },
  symbols(26),
  symbols(26, time),
  symbols(26, leaves),
];
