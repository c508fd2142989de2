import { bytesOf, Message } from './protobuf.ts';

/** The name of a value in a graph. */
export type Name = string;

/** A whole number, or several. */
export type Attribute = number | readonly number[];

/** Element types of tensors, as ONNX numbers them. */
const elementTypes = { float32: 1, int32: 6, int64: 7 } as const;

/** Field numbers are those of onnx.proto; the types of an attribute, too. */
const attributeTypes = { int: 2, ints: 7 } as const;

/** Builds an ONNX model, one operator after the other. */
export class Model {
  private readonly graph = new Message().text(2, 'network');
  private names = 0;

  input(name: Name, type: keyof typeof elementTypes, shape: readonly number[]): Name {
    this.graph.message(11, describe(name, type, shape));
    return name;
  }

  /** Numbers that are part of the model. */
  constant(values: Float32Array | Int32Array | BigInt64Array, shape: readonly number[]): Name {
    const name = this.fresh();
    const type =
      values instanceof Float32Array ? 'float32' : values instanceof Int32Array ? 'int32' : 'int64';
    const tensor = new Message();
    for (const size of shape) tensor.int(1, size);
    tensor.int(2, elementTypes[type]).text(8, name).bytes(9, bytesOf(values));
    this.graph.message(5, tensor);
    return name;
  }

  /** Applies an operator and gives one of its outputs, the first if no other is asked for. */
  apply(
    operator: string,
    inputs: readonly Name[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = 0,
  ): Name {
    const name = this.fresh();
    const node = new Message();
    for (const input of inputs) node.text(1, input);
    // Outputs that nobody wants have no name.
    for (let i = 0; i < output; i++) node.text(2, '');
    node.text(2, name).text(4, operator);
    for (const [key, value] of Object.entries(attributes)) node.message(5, attribute(key, value));
    this.graph.message(1, node);
    return name;
  }

  /** The bytes of the model that gives this value. */
  finish(output: Name, shape: readonly number[]): Uint8Array {
    this.graph.message(12, describe(output, 'float32', shape));
    const opset = new Message().text(1, '').int(2, 17);
    return new Message().int(1, 8).message(7, this.graph).message(8, opset).finish();
  }

  private fresh(): Name {
    return `v${this.names++}`;
  }
}

function describe(name: Name, type: keyof typeof elementTypes, shape: readonly number[]): Message {
  const axes = new Message();
  for (const size of shape) axes.message(1, new Message().int(1, size));
  const tensor = new Message().int(1, elementTypes[type]).message(2, axes);
  return new Message().text(1, name).message(2, new Message().message(1, tensor));
}

function attribute(name: string, value: Attribute): Message {
  const message = new Message().text(1, name);
  if (typeof value === 'number') return message.int(3, value).int(20, attributeTypes.int);
  for (const each of value) message.int(8, each);
  return message.int(20, attributeTypes.ints);
}
