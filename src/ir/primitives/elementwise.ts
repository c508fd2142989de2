import { countElements } from '../../base/valueType.ts';
import type { Builder, Operand } from '../builder.ts';
import { batchAll, definePrimitive, type Machine, type Primitive, ShapeError } from '../primitive.ts';
import { elementwise } from '../reads.ts';
import { sameShape } from '../strides.ts';

/** Elementwise primitives have no parameters. */
export type NoParams = Record<string, never>;

interface Unary {
  readonly name: 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu';
  readonly summary: string;
  compute(x: number, machine: Machine): number;
  /** The gradient of x from that of y = f(x). */
  vjp(emit: Builder, gradient: Operand, x: Operand, y: Operand): Operand;
}

export function defineUnary({ name, summary, compute, vjp }: Unary): Primitive<NoParams> {
  return definePrimitive<NoParams>({
    name,
    summary,
    infer: ([x = []]) => x,
    reference(result, [x], _, machine) {
      x?.data.forEach((value, i) => {
        result.data[i] = compute(value, machine);
      });
    },
    batch: (emit, inputs) => emit.one(name, inputs, {}),
    vjp: (emit, gradient, [x = gradient], y) => [vjp(emit, gradient, x, y)],
    flops: ([x = []]) => countElements(x),
    reads: () => elementwise,
  });
}

interface Binary {
  readonly name: 'add' | 'sub' | 'mul' | 'div';
  readonly summary: string;
  compute(a: number, b: number, machine: Machine): number;
  vjp(emit: Builder, gradient: Operand, a: Operand, b: Operand): readonly [Operand, Operand];
}

/** Two operands of one shape: what is smaller is repeated by an explicit `broadcast`. */
export function defineBinary({ name, summary, compute, vjp }: Binary): Primitive<NoParams> {
  return definePrimitive<NoParams>({
    name,
    summary,
    infer(inputs) {
      const [a = [], b = []] = inputs;
      if (!sameShape(a, b)) throw new ShapeError(name, 'two operands of one shape', inputs);
      return a;
    },
    reference(result, [a, b], _, machine) {
      a?.data.forEach((value, i) => {
        result.data[i] = compute(value, b?.data[i] ?? 0, machine);
      });
    },
    batch: (emit, inputs, _, batched, size) => emit.one(name, batchAll(emit, inputs, batched, size), {}),
    vjp: (emit, gradient, [a = gradient, b = gradient]) => vjp(emit, gradient, a, b),
    flops: ([a = []]) => countElements(a),
    reads: () => elementwise,
  });
}
