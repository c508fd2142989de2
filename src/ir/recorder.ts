import type { Layout } from './layout.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from './primitives.ts';
import type { Equation, Params, Program, Shape } from './program.ts';

/** A value while a program is being built. */
export interface Operand {
  readonly id: number;
  readonly shape: Shape;
  readonly owner: Recorder;
  /** The values of a tuple, which is one operand to whoever hands it on; equations take its items. */
  readonly items?: readonly Operand[];
}

/** A value with a name: the operand holds its numbers as the layout says. */
export interface Named {
  readonly operand: Operand;
  readonly layout: Layout;
}

/**
 * Writes down the equations of a program, its inputs and the names of its values. Operands of an enclosing recorder may be used as
 * they are: the sub-program takes them as further inputs.
 */
export class Recorder {
  /** The path that the next equations are said to come from. */
  path = '';
  named = new Map<string, Named>();
  /** Operands of the enclosing recorder that this one uses, in the order of first use. */
  readonly captured = new Map<Operand, Operand>();
  private readonly parent: Recorder | undefined;
  private readonly inputs: number[] = [];
  private readonly equations: Equation[] = [];
  private readonly shapes: Shape[] = [];

  constructor(parent?: Recorder) {
    this.parent = parent;
    this.path = parent?.path ?? '';
  }

  /** Goes on from a program's inputs, with all its values and their numbers; its equations are put one by one. */
  resume({ inputs, shapes }: Program): void {
    for (const id of inputs) this.inputs.push(id);
    for (const shape of shapes) this.shapes.push(shape);
  }

  /** The value with a number. */
  operand(id: number): Operand {
    return { id, shape: this.shapes[id] ?? [], owner: this };
  }

  /** Puts an equation whose values have their numbers already. */
  put(equation: Equation): void {
    this.equations.push(equation);
  }

  input(shape: Shape): Operand {
    const operand = this.define(shape);
    this.inputs.push(operand.id);
    return operand;
  }

  apply(primitive: PrimitiveName, inputs: readonly Operand[], params: Params): readonly Operand[] {
    const ids: number[] = [];
    const given: Shape[] = [];
    for (const input of inputs) {
      const { id, shape } = this.take(input);
      ids.push(id);
      given.push(shape);
    }
    const outputs = rulesOf(primitive)
      .infer(given, params)
      .map((shape) => this.define(shape));
    this.equations.push({
      primitive,
      params,
      inputs: ids,
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

  /** What `build` gives, and the names that it gave, which are taken back. */
  collectNames<T>(build: () => T): readonly [T, ReadonlyMap<string, Named>] {
    const before = this.named;
    this.named = new Map();
    const built = build();
    const names = this.named;
    this.named = before;
    return [built, names];
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
  protected samePath<T>(emit: () => T): T {
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
