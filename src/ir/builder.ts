import { batchProgram } from './batch.ts';
import type { MapParams } from './primitives/map.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from './primitives.ts';
import type { Equation, Params, Program, Shape } from './program.ts';
import { pullBack } from './pullback.ts';
import { sameShape } from './strides.ts';

/** A value while a program is being built. */
export interface Operand {
  readonly id: number;
  readonly shape: Shape;
  readonly owner: Builder;
}

/**
 * Builds a program equation by equation. Operands of an enclosing builder may be used as they are: the sub-program
 * takes them as further inputs. Values can be given names, which reach the outermost program through every `map`
 * between, with the mapped axes in front.
 */
export class Builder {
  /** The path that the next equations are said to come from. */
  path = '';
  named = new Map<string, Operand>();
  /** Operands of the enclosing builder that this one uses, in the order of first use. */
  readonly captured = new Map<Operand, Operand>();
  private readonly parent: Builder | undefined;
  private readonly inputs: number[] = [];
  private readonly equations: Equation[] = [];
  private readonly shapes: Shape[] = [];

  constructor(parent?: Builder) {
    this.parent = parent;
    this.path = parent?.path ?? '';
  }

  input(shape: Shape): Operand {
    const operand = this.define(shape);
    this.inputs.push(operand.id);
    return operand;
  }

  apply(primitive: PrimitiveName, inputs: readonly Operand[], params: Params): readonly Operand[] {
    const own = inputs.map((input) => this.own(input));
    const shapes = rulesOf(primitive).infer(
      own.map((input) => input.shape),
      params,
    );
    const outputs = shapes.map((shape) => this.define(shape));
    this.equations.push({
      primitive,
      params,
      inputs: own.map(({ id }) => id),
      outputs: outputs.map(({ id }) => id),
      path: this.path,
    });
    return outputs;
  }

  /** Applies a primitive that has one result. */
  one<Name extends PrimitiveName>(
    primitive: Name,
    inputs: readonly Operand[],
    params: ParamsOf<Name>,
  ): Operand {
    const [output] = this.apply(primitive, inputs, params);
    if (!output) throw new Error(`${primitive} gave no result.`);
    return output;
  }

  finish(outputs: readonly Operand[]): Program {
    return {
      inputs: this.inputs,
      equations: this.equations,
      outputs: outputs.map((output) => this.own(output).id),
      shapes: this.shapes,
    };
  }

  // Arithmetic; of two operands, the one with fewer axes is repeated along the other's first axes.
  add(a: Operand, b: Operand): Operand {
    return this.one('add', this.aligned(a, b), {});
  }

  sub(a: Operand, b: Operand): Operand {
    return this.one('sub', this.aligned(a, b), {});
  }

  mul(a: Operand, b: Operand): Operand {
    return this.one('mul', this.aligned(a, b), {});
  }

  div(a: Operand, b: Operand): Operand {
    return this.one('div', this.aligned(a, b), {});
  }

  negate(x: Operand): Operand {
    return this.mul(x, this.fill(-1, x.shape));
  }

  select(condition: Operand, a: Operand, b: Operand): Operand {
    return this.one('select', [condition, a, b], {});
  }

  dot(x: Operand, W: Operand): Operand {
    return this.one('dot', [x, W], { batch: 0 });
  }

  sum(x: Operand, axis: number): Operand {
    return this.one('sum', [x], { axis });
  }

  max(x: Operand, axis: number): Operand {
    return this.one('max', [x], { axis });
  }

  reshape(x: Operand, shape: Shape): Operand {
    return sameShape(x.shape, shape) ? x : this.one('reshape', [x], { shape });
  }

  transpose(x: Operand, order: readonly number[]): Operand {
    return order.every((axis, i) => axis === i) ? x : this.one('transpose', [x], { order });
  }

  /** The last two axes change places. */
  swapLast(x: Operand): Operand {
    const order = x.shape.map((_, i) => i);
    order.push(...order.splice(-2).reverse());
    return this.transpose(x, order);
  }

  /** Repeats x `size` times along a new axis in front. */
  repeat(x: Operand, size: number): Operand {
    return this.along(x, 0, size);
  }

  /** Repeats x `size` times along a new axis, which becomes axis `axis` of the result. */
  along(x: Operand, axis: number, size: number): Operand {
    const shape = [...x.shape.slice(0, axis), size, ...x.shape.slice(axis)];
    return this.one('broadcast', [x], { shape, axes: x.shape.map((_, i) => (i < axis ? i : i + 1)) });
  }

  concat(inputs: readonly Operand[], axis: number): Operand {
    const [only] = inputs;
    return only && inputs.length === 1 ? only : this.one('concat', inputs, { axis });
  }

  slice(x: Operand, starts: readonly number[], shape: Shape): Operand {
    return sameShape(x.shape, shape) ? x : this.one('slice', [x], { starts, shape });
  }

  pad(x: Operand, low: readonly number[], high: readonly number[], value: number): Operand {
    return [...low, ...high].every((count) => count === 0) ? x : this.one('pad', [x], { low, high, value });
  }

  window(x: Operand, first: number, sizes: readonly number[], strides: readonly number[]): Operand {
    return this.one('window', [x], { first, sizes, strides });
  }

  /** A value of one number everywhere. */
  fill(value: number, shape: Shape): Operand {
    return this.one('constant', [], { shape, values: [value] });
  }

  // Programs inside programs.

  /** Applies what `body` builds to every element along the first axis of the mapped operands; names come back stacked. */
  map(
    mapped: readonly Operand[],
    size: number,
    body: (inner: Builder, elements: readonly Operand[]) => readonly Operand[],
  ): readonly Operand[] {
    const inner = new Builder(this);
    const results = body(
      inner,
      mapped.map((operand) => inner.input(operand.shape.slice(1))),
    );
    const names = [...inner.named.keys()];
    const program = inner.finish([...results, ...inner.named.values()]);
    const params: MapParams = { body: program, mapped: mapped.length, size };
    const outputs = this.apply('map', [...mapped, ...inner.captured.keys()], params);
    names.forEach((name, i) => {
      const output = outputs[results.length + i];
      if (output) this.named.set(name, output);
    });
    return outputs.slice(0, results.length);
  }

  /** What `build` gives, and the names that it gave, which are taken back. */
  collectNames<T>(build: () => T): readonly [T, ReadonlyMap<string, Operand>] {
    const before = this.named;
    this.named = new Map();
    const built = build();
    const names = this.named;
    this.named = before;
    return [built, names];
  }

  /** A closed program that starts from inputs of these shapes. */
  trace(
    shapes: readonly Shape[],
    body: (inner: Builder, inputs: readonly Operand[]) => readonly Operand[],
  ): Program {
    const inner = new Builder();
    inner.path = this.path;
    return inner.finish(
      body(
        inner,
        shapes.map((shape) => inner.input(shape)),
      ),
    );
  }

  /** Emits a program's equations for `size` elements at once; results are batched all. */
  batched(
    program: Program,
    inputs: readonly Operand[],
    batched: readonly boolean[],
    size: number,
  ): readonly Operand[] {
    return batchProgram(this, program, inputs, batched, size);
  }

  /** Emits a program and its derivative: from the gradients of its results, those of its inputs (zero where none flows). */
  pullback(program: Program, inputs: readonly Operand[], gradients: readonly Operand[]): readonly Operand[] {
    return pullBack(this, program, inputs, gradients);
  }

  private define(shape: Shape): Operand {
    this.shapes.push(shape);
    return { id: this.shapes.length - 1, shape, owner: this };
  }

  /** The operand itself when it is ours, else the input through which it comes in from outside. */
  private own(operand: Operand): Operand {
    if (operand.owner === this) return operand;
    if (!this.parent) throw new Error('An operand of another program was used.');
    const outer = this.parent.own(operand);
    const known = this.captured.get(outer);
    if (known) return known;
    const input = this.input(outer.shape);
    this.captured.set(outer, input);
    return input;
  }

  private aligned(a: Operand, b: Operand): readonly [Operand, Operand] {
    const rank = Math.max(a.shape.length, b.shape.length);
    const shape = a.shape.length === rank ? a.shape : b.shape;
    const stretch = (x: Operand) => {
      const extra = rank - x.shape.length;
      return extra === 0 ? x : this.one('broadcast', [x], { shape, axes: x.shape.map((_, i) => i + extra) });
    };
    return [stretch(a), stretch(b)];
  }
}
