import type { Topology } from '../base/topology.ts';
import { align } from './align.ts';
import { batchProgram } from './batch.ts';
import { type Derivative, pullBack } from './derivative/pullBack.ts';
import { inlineProgram, readAll } from './inline.ts';
import type { Program, Shape } from './program.ts';
import { type Operand, Recorder } from './recorder.ts';
import { sameShape } from './strides.ts';
import type { FoldStep, MapBody, ScanBody, ScanOver, ScanStep } from './subprograms.ts';
import { buildFold, buildMap, buildScan } from './subprograms.ts';

export type { Named, Operand } from './recorder.ts';

/**
 * Builds a program: a method for each primitive that is written by hand, and for programs inside programs. Names that values are given
 * in a sub-program reach the outermost one through all between, stacked.
 */
export class Builder extends Recorder {
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
}
