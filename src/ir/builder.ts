import type { Topology } from '../base/topology.ts';
import { align } from './align.ts';
import { batchProgram } from './batch.ts';
import { type Derivative, pullBack } from './derivative/pullBack.ts';
import { inlineProgram, readAll } from './inline.ts';
import type { Layout } from './layout.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from './primitives.ts';
import type { Equation, Params, Program, Shape } from './program.ts';
import { sameShape } from './strides.ts';
import type { FoldStep, MapBody, ScanBody, ScanOver, ScanStep } from './subprograms.ts';
import { buildFold, buildMap, buildScan } from './subprograms.ts';

/** A value while a program is being built. */
export interface Operand {
  readonly id: number;
  readonly shape: Shape;
  readonly owner: Builder;
  /** The values of a tuple, which is one operand to whoever hands it on; equations take its items. */
  readonly items?: readonly Operand[];
}

/** A value with a name: the operand holds its numbers as the layout says. */
export interface Named {
  readonly operand: Operand;
  readonly layout: Layout;
}

/**
 * Builds a program equation by equation. Operands of an enclosing builder may be used as they are: the sub-program
 * takes them as further inputs. Values can be given names, which reach the outermost program through every sub-program
 * between, stacked.
 */
export class Builder {
  /** The path that the next equations are said to come from. */
  path = '';
  named = new Map<string, Named>();
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
    const own = inputs.map((input) => this.take(input));
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
      outputs: outputs.map((output) => this.take(output).id),
      shapes: this.shapes,
    };
  }

  // Arithmetic; of two operands, the one with fewer axes is repeated along the other's first axes.
  add(a: Operand, b: Operand): Operand {
    return this.one('add', align(this, a, b), {});
  }

  sub(a: Operand, b: Operand): Operand {
    return this.one('sub', align(this, a, b), {});
  }

  mul(a: Operand, b: Operand): Operand {
    return this.one('mul', align(this, a, b), {});
  }

  div(a: Operand, b: Operand): Operand {
    return this.one('div', align(this, a, b), {});
  }

  negate(x: Operand): Operand {
    return this.mul(x, this.fill(-1, x.shape));
  }

  select(condition: Operand, a: Operand, b: Operand): Operand {
    return this.one('select', [condition, a, b], {});
  }

  /** Every row of x times every row of W; the sums start at `start`, if it is given. */
  dot(x: Operand, W: Operand, start?: Operand): Operand {
    return this.one('dot', start ? [x, W, start] : [x, W], { batch: 0 });
  }

  sum(x: Operand, axis: number): Operand {
    return x.shape[axis] === 1 ? this.reshape(x, x.shape.toSpliced(axis, 1)) : this.one('sum', [x], { axis });
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

  /** The rows of a table that the indices name. */
  gather(table: Operand, indices: Operand): Operand {
    return this.one('gather', [table, indices], {});
  }

  /** A value of one number everywhere. */
  fill(value: number, shape: Shape): Operand {
    return this.one('constant', [], { shape, values: [value] });
  }

  /** These numbers along one axis. */
  list(values: readonly number[]): Operand {
    return this.one('constant', [], { shape: [values.length], values });
  }

  // Several values handed on as one, and names.

  tuple(items: readonly Operand[]): Operand {
    return { id: -1, shape: [], owner: this, items };
  }

  itemsOf(x: Operand): readonly Operand[] {
    return x.items ?? [x];
  }

  /** Gives a value a name; the items of a tuple get it with their numbers, `NAME#0` and so on. */
  name(name: string, operand: Operand): void {
    if (!operand.items) this.named.set(name, { operand, layout: operand.shape });
    operand.items?.forEach((item, i) => {
      this.name(`${name}#${i}`, item);
    });
  }

  // Programs inside programs.

  /** Applies what `body` builds to every element along the first axis of the mapped operands; names come back stacked. */
  map(mapped: readonly Operand[], size: number, body: MapBody): readonly Operand[] {
    return buildMap(this, mapped, size, body);
  }

  /**
   * Applies what `body` builds to one element after the other along the first axis of the elements, handing the states
   * on: the final states, and the results stacked. In reverse it starts at the last element, and each result stands at
   * the index of its element all the same. Names come back stacked.
   */
  scan(over: ScanOver, body: ScanBody): ScanStep {
    return buildScan(this, over, body);
  }

  /**
   * The values of all nodes of a forest, in post-order, from those of its leaves: `body` is called once for each number
   * of children that occurs, and builds the value of their parent. Names come back stacked over the nodes that have
   * children, as parts of a ragged layout where they differ in shape.
   */
  fold(leaves: Operand, tree: Topology, body: FoldStep): Operand {
    return buildFold(this, leaves, tree, body);
  }

  /** What `build` gives, and the names that it gave, which are taken back. */
  collectNames<T>(build: () => T): readonly [T, ReadonlyMap<string, Named>] {
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

  /** Emits a program's equations as they stand. */
  inline(program: Program, inputs: readonly Operand[]): readonly Operand[] {
    return this.samePath(() => readAll(inlineProgram(this, program, inputs), program.outputs));
  }

  /** Emits a program's equations for `size` elements at once; results are batched all. */
  batched(
    program: Program,
    inputs: readonly Operand[],
    batched: readonly boolean[],
    size: number,
  ): readonly Operand[] {
    return this.samePath(() => batchProgram(this, program, inputs, batched, size));
  }

  /** Emits a program and its derivative: from the gradients of its results, those of its inputs (zero where none flows). */
  pullback(program: Program, inputs: readonly Operand[], gradients: readonly Operand[]): readonly Operand[] {
    return this.differentiate(program, inputs, gradients).gradients;
  }

  /**
   * The same, with the values of the program's results; no gradient flows from those whose own is left out. Of the steps of a scan at
   * most `memory` numbers are kept, 64 MB if it is not said.
   */
  differentiate(
    program: Program,
    inputs: readonly Operand[],
    gradients: readonly (Operand | undefined)[],
    memory = 2 ** 24,
  ): Derivative {
    return this.samePath(() => pullBack(this, program, inputs, gradients, memory));
  }

  /** A builder of a sub-program, which may use the operands of this one. */
  nested(): Builder {
    return new Builder(this);
  }

  /** The operand itself when it is ours, else the input through which it comes in from outside. */
  take(operand: Operand): Operand {
    if (operand.items) throw new Error('A tuple was used where one value is needed.');
    if (operand.owner === this) return operand;
    if (!this.parent) throw new Error('An operand of another program was used.');
    const outer = this.parent.take(operand);
    const known = this.captured.get(outer);
    if (known) return known;
    const input = this.input(outer.shape);
    this.captured.set(outer, input);
    return input;
  }

  /** What is emitted from other programs comes with their paths; then ours goes on. */
  private samePath<T>(emit: () => T): T {
    const { path } = this;
    const emitted = emit();
    this.path = path;
    return emitted;
  }

  private define(shape: Shape): Operand {
    this.shapes.push(shape);
    return { id: this.shapes.length - 1, shape, owner: this };
  }
}
