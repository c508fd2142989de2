import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { Misfit } from '../../src/base/problem.ts';
import { countElements, describeType, shapeOf } from '../../src/base/valueType.ts';
import { type Block, type Example, inputsOf } from '../../src/blocks/define.ts';
import { blocks } from '../../src/blocks/index.ts';
import { Builder } from '../../src/ir/builder.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { typeOf } from '../harness/graph.ts';

const all = [...blocks.values()];

describe.each(all)('$type', (block) => {
  it('is found under its own type', () => {
    expect(blocks.get(block.type)).toBe(block);
  });

  it('has at least one example of what it gives', () => {
    expect(block.examples.filter(({ gives }) => gives).length).toBeGreaterThan(0);
  });

  it.each(block.examples.filter(({ gives }) => gives))('gives $gives for $given with $params', (example) => {
    expect(inferred(block, example)).toEqual(example.gives);
  });

  it.each(block.examples.filter(({ fails }) => fails))('refuses $given with $params: $fails', (example) => {
    expect(() => inferred(block, example)).toThrow(Misfit);
    expect(() => inferred(block, example)).toThrow(example.fails);
  });

  it.each(block.examples.filter(({ gives }) => gives))(
    'lowers to values of the types inferred for $given with $params',
    (example) => {
      expect(loweredShapes(block, example)).toEqual(
        Object.fromEntries(
          Object.entries(example.gives ?? {}).map(([port, text]) => [port, shapeOf(typeOf(text))]),
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

  it('says in words what every port and parameter is', () => {
    const texts = [...Object.values(inputsOf(block, paramsOf(block, {}))), ...Object.values(block.outputs)];
    for (const { help } of Object.values(block.params)) texts.push(help);
    for (const text of [...texts, block.summary, block.description]) expect(text).toMatch(/\w.*\.$/s);
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

function typesOf(texts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(texts).map(([port, text]) => [port, typeOf(text)]));
}

function inferred(block: Block, { given, params = {}, body = {} }: Example) {
  const values = paramsOf(block, params);
  const types = block.body
    ? block.infer(typesOf(given), values, typesOf(body))
    : block.infer(typesOf(given), values);
  return Object.fromEntries(Object.entries(types).map(([port, type]) => [port, describeType(type)]));
}

/** The shapes of what the block emits for inputs of the given types; a body is a constant of its result's type. */
function loweredShapes(block: Block, { given, params = {}, body = {} }: Example) {
  const values = paramsOf(block, params);
  const types = typesOf(given);
  if (!block.body && block.source) {
    const { out } = block.infer({}, values);
    expect(block.source(values)).toHaveLength(countElements(shapeOf(out ?? typeOf('(features 0)'))));
    return { out: shapeOf(out ?? typeOf('(features 0)')) };
  }
  const emit = new Builder();
  const inputs = Object.fromEntries(
    Object.entries(types).map(([port, type]) => [port, emit.input(shapeOf(type))]),
  );
  const weights = block.body ? {} : (block.weights?.(types, values) ?? {});
  const operands = Object.fromEntries(
    Object.entries(weights).flatMap(([name, spec]) => (spec ? [[name, emit.input(spec.shape)]] : [])),
  );
  const outputs = block.body
    ? block.lower(
        emit,
        inputs,
        values,
        (inner) =>
          Object.fromEntries(
            Object.entries(body).map(([port, text]) => [port, inner.fill(1, shapeOf(typeOf(text)))]),
          ),
        types,
      )
    : (block.lower?.(emit, inputs, operands, values, types) ?? {});
  typecheck(emit.finish(Object.values(outputs)));
  return Object.fromEntries(Object.entries(outputs).map(([port, operand]) => [port, operand.shape]));
}
