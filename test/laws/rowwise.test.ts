import { describe, expect, it } from 'vitest';
import { type JsonValue, Misfit } from '../../src/base/problem.ts';
import { axesIn, axis, countElements, shapeOf, type ValueType } from '../../src/base/valueType.ts';
import type { Layer, Types } from '../../src/blocks/define.ts';
import { documentationOf } from '../../src/blocks/documentation.ts';
import { blocks } from '../../src/blocks/index.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import { rowwise } from '../../src/training/packing/rowwise.ts';
import { typeOf } from '../harness/graph.ts';
import { expectSameBits } from './numbers.ts';

/* A layer that is said to be rowwise gives of a sequence what it gives of each of its elements: training packs sequences by that. */

const length = 3;
const layers = [...blocks.values()].filter((block): block is Layer => !block.body && rowwise.has(block.type));

it('every one of them is a layer', () => {
  expect(layers.length).toBe(rowwise.size);
});

describe.each(layers)('$type', (block) => {
  const cases = documentationOf(block).examples.flatMap(({ given, params, gives }) => {
    const types = Object.fromEntries(Object.entries(given).map(([port, text]) => [port, typeOf(text)]));
    const values = paramsOf(block, params ?? {});
    const fits =
      gives && typeof infer(block, types, values) === 'object' && infer(block, lifted(types), values);
    return fits ? [{ given, types, values }] : [];
  });

  it('is shown with a value that may be one of many', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases)('gives of a sequence what it gives of each of $given', ({ types, values }) => {
    expectSameBits(results(block, lifted(types), values, false), results(block, types, values, true));
  });
});

function infer(block: Layer, types: Types, params: Readonly<Record<string, unknown>>): Types | undefined {
  try {
    return block.infer(types as never, params as never, { path: 'layer' });
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

/** All outputs of a sequence, lowered as it stands or as a map over its elements, of which `types` are the types. */
function results(block: Layer, types: Types, params: Readonly<Record<string, unknown>>, mapped: boolean) {
  const emit = new Builder();
  const start: Float32Array[] = [];
  const input = (shape: readonly number[], symbols: number | undefined) => {
    start.push(numbersFor(countElements(shape), start.length, symbols));
    return emit.input(shape);
  };
  const front = mapped ? [length] : [];
  const operandOf = (type: ValueType): Operand =>
    type.kind === 'tuple'
      ? emit.tuple(type.items.map(operandOf))
      : input([...front, ...shapeOf(type)], type.kind === 'symbols' ? type.vocabulary : undefined);
  const inputs = Object.fromEntries(Object.entries(types).map(([port, type]) => [port, operandOf(type)]));
  const weights = Object.fromEntries(
    Object.entries(block.weights?.(types as never, params as never) ?? {}).flatMap(([name, spec]) =>
      spec ? [[name, input(spec.shape, undefined)] as const] : [],
    ),
  );
  const lower = (inner: Builder, given: Readonly<Record<string, Operand>>) =>
    Object.values(block.lower?.(inner, given, weights, params as never, types as never) ?? {}).flatMap((x) =>
      inner.itemsOf(x),
    );
  const all = Object.values(inputs).flatMap((x) => emit.itemsOf(x));
  const outputs = mapped
    ? emit.map(all, length, (inner, elements) => lower(inner, regrouped(inner, inputs, elements)))
    : lower(emit, inputs);
  const program = emit.finish(outputs);
  return evaluate(
    program,
    program.inputs.map((id, i) => ({
      shape: program.shapes[id] ?? [],
      data: start[i] ?? new Float32Array(),
    })),
    float32,
  );
}

/** The elements of all items as the inputs that they are of. */
function regrouped(
  inner: Builder,
  inputs: Readonly<Record<string, Operand>>,
  elements: readonly Operand[],
): Readonly<Record<string, Operand>> {
  const rest = [...elements];
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([port, { items }]) => {
      const own = rest.splice(0, items?.length ?? 1);
      const [only] = own;
      return only ? [[port, items ? inner.tuple(own) : only] as const] : [];
    }),
  );
}

function numbersFor(count: number, stream: number, symbols: number | undefined): Float32Array {
  return Float32Array.from({ length: count }, (_, i) =>
    symbols === undefined ? Math.sin(1 + i * 1.7 + stream) : (i * 7 + stream) % symbols,
  );
}

function lifted(types: Types): Types {
  const lift = (type: ValueType): ValueType =>
    type.kind === 'tuple'
      ? { kind: 'tuple', items: type.items.map(lift) }
      : { ...type, axes: [axis('time', length), ...axesIn(type)] };
  return Object.fromEntries(Object.entries(types).map(([port, type]) => [port, lift(type)]));
}

function paramsOf(block: Layer, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => [
      name,
      name in given ? param.parse(given[name] as JsonValue) : param.default,
    ]),
  );
}
