import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { Misfit } from '../../src/base/problem.ts';
import {
  axesIn,
  countElements,
  describeType,
  isKnown,
  numbers,
  shapeOf,
  type ValueType,
} from '../../src/base/valueType.ts';
import { checkKinds } from '../../src/blocks/checkKinds.ts';
import { type Block, type Combinator, inputsOf, type Types } from '../../src/blocks/define.ts';
import { documentationOf, type Example } from '../../src/blocks/documentation.ts';
import { blocks } from '../../src/blocks/index.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { typeOf } from '../harness/graph.ts';

const all = [...blocks.values()];

describe.each(all)('$type', (block) => {
  const { examples } = documentationOf(block);

  it('is found under its own type', () => {
    expect(blocks.get(block.type)).toBe(block);
  });

  it('has at least one example of what it gives', () => {
    expect(examples.filter(({ gives }) => gives).length).toBeGreaterThan(0);
  });

  it.each(examples.filter(({ gives }) => gives))('gives $gives for $given with $params', (example) => {
    expect(inferred(block, example)).toMatchObject(example.gives ?? {});
  });

  it.each(examples.filter(({ fails }) => fails))('refuses $given with $params: $fails', (example) => {
    expect(() => inferred(block, example)).toThrow(Misfit);
    expect(() => inferred(block, example)).toThrow(example.fails);
  });

  it.each(examples.filter(({ gives }) => gives))(
    'lowers to values of the types inferred for $given with $params',
    (example) => {
      expect(loweredShapes(block, example)).toMatchObject(
        Object.fromEntries(
          Object.entries(example.gives ?? {}).map(([port, text]) => [port, sizes(typeOf(text))]),
        ),
      );
    },
  );

  it('takes the default of every parameter', () => {
    for (const [name, param] of Object.entries(block.params)) {
      if (param.default !== undefined)
        expect(param.parse(param.default as JsonValue), name).toEqual(param.default);
    }
  });

  it('hands its body, applied once, inputs of its own', () => {
    for (const port of Object.values(block.body ? block.once.inputs : {}))
      expect(Object.keys({ ...block.inputs, ...block.optionalInputs })).toContain(port);
  });

  it('says in words what every port and parameter is', () => {
    const texts = [...Object.values(inputsOf(block, paramsOf(block, {}))), ...Object.values(block.outputs)];
    for (const { help } of Object.values(block.params)) texts.push(help);
    for (const text of [...texts, block.summary]) expect(text).toMatch(/\w.*\.$/s);
  });
});

function paramsOf(block: Block, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => {
      if (!(name in given)) return [name, param.default];
      const value = param.parse(given[name] as JsonValue);
      if (value === undefined) throw new Error(`${block.type} refuses ${name}`);
      return [name, value];
    }),
  );
}

function sizes(type: ValueType): unknown {
  return type.kind === 'tuple' ? type.items.map(sizes) : type.axes.map(({ size }) => size);
}

function typesOf(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([port, text]) => [port, typeOf(text)]));
}

function inferred(block: Block, { given, params = {}, body = {} }: Example) {
  const values = paramsOf(block, params);
  const inputs = typesOf(given);
  checkKinds(block, inputs);
  const place = { path: block.type };
  const types = block.body
    ? block.infer(inputs, values, typesOf(body), handedTo(block, values, inputs, typesOf(body)))
    : block.infer(inputs, values, place);
  return Object.fromEntries(Object.entries(types).map(([port, type]) => [port, describeType(type)]));
}

/** What a combinator hands to a body that gives these results. */
function handedTo(
  block: Combinator,
  values: ReturnType<typeof paramsOf>,
  inputs: Types,
  results: Types,
): Types {
  const place = { path: block.type, resultsFor: () => results, typesWithout: () => [], report: () => {} };
  const types = Object.entries(block.enter(inputs, values, place));
  return Object.fromEntries(types.flatMap(([port, type]) => (type ? [[port, type]] : [])));
}

/** The shapes of what the block emits for inputs of the given types; a body is a constant of its result's type. */
function loweredShapes(block: Block, { given, params = {}, body = {} }: Example) {
  const values = paramsOf(block, params);
  const types = typesOf(given);
  if (!block.body && block.source) {
    const { out = numbers() } = block.infer({}, values, { path: block.type });
    if (axesIn(out).every(isKnown)) expect(block.source(values)).toHaveLength(countElements(shape(out)));
    return { out: out.kind === 'tuple' ? [] : out.axes.map(({ size }) => size) };
  }
  const emit = new Builder();
  const operandOf = (
    inner: Builder,
    type: ValueType,
    make: (shape: readonly number[]) => Operand,
  ): Operand =>
    type.kind === 'tuple'
      ? inner.tuple(type.items.map((item) => operandOf(inner, item, make)))
      : make(shapeOf(type));
  const inputs = Object.fromEntries(
    Object.entries(types).map(([port, type]) => [port, operandOf(emit, type, (each) => emit.input(each))]),
  );
  const weights = block.body ? {} : (block.weights?.(types, values) ?? {});
  const operands = Object.fromEntries(
    Object.entries(weights).flatMap(([name, spec]) => (spec ? [[name, emit.input(spec.shape)]] : [])),
  );
  const results = typesOf(body);
  const outputs = block.body
    ? block.lower(emit, inputs, values, {
        path: block.type,
        types,
        handed: handedTo(block, values, types, results),
        apply: (inner) =>
          Object.fromEntries(
            Object.entries(results).map(([port, type]) => [
              port,
              operandOf(inner, type, (each) => inner.fill(1, each)),
            ]),
          ),
      })
    : (block.lower?.(emit, inputs, operands, values, types) ?? {});
  const found = Object.entries(outputs).flatMap(([port, operand]) =>
    operand ? [[port, operand] as const] : [],
  );
  typecheck(emit.finish(found.flatMap(([, operand]) => emit.itemsOf(operand))));
  return Object.fromEntries(found.map(([port, operand]) => [port, shapesOf(emit, operand)]));
}

function shapesOf(emit: Builder, operand: Operand): unknown {
  return operand.items ? emit.itemsOf(operand).map((item) => item.shape) : operand.shape;
}

function shape(type: ValueType): readonly number[] {
  return type.kind === 'tuple' ? [] : shapeOf(type);
}
