import { countElements } from '../base/valueType.ts';
import { float32 } from './evaluate.ts';
import { rulesOf } from './primitives.ts';
import type { Equation, Program, Tensor, ValueId } from './program.ts';
import { type Application, type Mask, mergeMarks, type Place } from './reads.ts';

/** The marks of a program's values; those of which nothing is marked may be missing. */
export type Marks = Map<ValueId, Mask>;

/** Gives the numbers of an input of a program, which are asked for only where they are indices. */
export type InputValues = (input: number) => Tensor;

/** Equations, of a program or of the sub-programs in it, that only show values in another arrangement: nothing is computed from what they give. */
export type Showings = ReadonlySet<Equation>;

/**
 * Marks in all values of a program what those marked already are computed from. Results of a sub-program that stand for
 * values on the way are marked as well, though nothing is computed from them outside, and so are showings of them.
 */
export function markSources(
  program: Program,
  inputs: InputValues,
  marks: Marks,
  showings: Showings = new Set(),
): void {
  new Walk(program, inputs, showings).back(marks);
}

/** Marks in all values of a program what is computed from those marked already, or from what they are showings of. */
export function markTargets(
  program: Program,
  inputs: InputValues,
  marks: Marks,
  showings: Showings = new Set(),
): void {
  new Walk(program, inputs, showings).forth(marks);
}

/** A program with the numbers of its values, each computed when it is first asked for. */
class Walk {
  private readonly program: Program;
  private readonly inputs: InputValues;
  private readonly showings: Showings;
  private readonly values = new Map<ValueId, Tensor>();
  private producers: ReadonlyMap<ValueId, Equation> | undefined;

  constructor(program: Program, inputs: InputValues, showings: Showings) {
    this.program = program;
    this.inputs = inputs;
    this.showings = showings;
  }

  back(marks: Marks): void {
    for (const equation of this.program.equations.toReversed()) {
      if (!equation.outputs.some((id) => marks.get(id)?.includes(1))) continue;
      if (this.readBack(equation, marks)) continue;
      for (const { walk, application, mask } of this.stepsOf(equation, marks).toReversed()) {
        const inner: Marks = new Map();
        walk.enter(inner, walk.program.outputs, application.outputs, mask);
        if (inner.size === 0) continue;
        walk.back(inner);
        walk.leave(inner, walk.program.inputs, application.inputs, mask);
        walk.leave(inner, walk.program.outputs, application.outputs, mask);
      }
    }
    for (const equation of this.program.equations)
      if (this.showings.has(equation)) this.readForth(equation, marks);
  }

  forth(marks: Marks): void {
    for (const equation of this.program.equations.toReversed())
      if (this.showings.has(equation)) this.readBack(equation, marks);
    for (const equation of this.program.equations) {
      // A result may be marked from the start that stands for a value within.
      if (![...equation.inputs, ...equation.outputs].some((id) => marks.get(id)?.includes(1))) continue;
      if (this.readForth(equation, marks)) continue;
      for (const { walk, application, mask } of this.stepsOf(equation, marks)) {
        const inner: Marks = new Map();
        walk.enter(inner, walk.program.inputs, application.inputs, mask);
        walk.enter(inner, walk.program.outputs, application.outputs, mask);
        if (inner.size === 0) continue;
        walk.forth(inner);
        walk.leave(inner, walk.program.outputs, application.outputs, mask);
      }
    }
  }

  /** False when the equation is not one that is known element by element. */
  private readBack(equation: Equation, marks: Marks): boolean {
    const { dependence } = rulesOf(equation.primitive);
    if (!('reads' in dependence)) return false;
    const [result] = this.masksOf(equation.outputs, marks);
    const operands = this.masksOf(equation.inputs, marks);
    if (result) dependence.reads(this.operands(equation), equation.params).back(result, operands);
    return true;
  }

  private readForth(equation: Equation, marks: Marks): boolean {
    const { dependence } = rulesOf(equation.primitive);
    if (!('reads' in dependence)) return false;
    const [result] = this.masksOf(equation.outputs, marks);
    const operands = this.masksOf(equation.inputs, marks);
    if (result) dependence.reads(this.operands(equation), equation.params).forth(operands, result);
    return true;
  }

  private masksOf(ids: readonly ValueId[], marks: Marks): readonly Mask[] {
    return ids.map((id) => this.maskOf(id, marks));
  }

  /** The numbers of a value. */
  private value(id: ValueId): Tensor {
    const known = this.values.get(id);
    if (known) return known;
    const input = this.program.inputs.indexOf(id);
    if (input >= 0) this.values.set(id, this.inputs(input));
    else {
      this.producers ??= new Map(
        this.program.equations.flatMap((equation) => equation.outputs.map((output) => [output, equation])),
      );
      const equation = this.producers.get(id);
      if (!equation) throw new Error(`Value ${id} is used before it is defined.`);
      const operands = equation.inputs.map((each) => this.value(each));
      const results = rulesOf(equation.primitive).reference(operands, equation.params, float32);
      equation.outputs.forEach((output, i) => {
        const result = results[i];
        if (result) this.values.set(output, result);
      });
    }
    const value = this.values.get(id);
    if (!value) throw new Error(`Value ${id} has no numbers.`);
    return value;
  }

  /** The operands of an equation, whose numbers are computed where a rule looks at them. */
  private operands({ inputs }: Equation): readonly Tensor[] {
    return inputs.map((id) => {
      const numbers = () => this.value(id).data;
      return {
        shape: this.program.shapes[id] ?? [],
        get data() {
          return numbers();
        },
      };
    });
  }

  /** The applications that an equation consists of, each with the masks that its places are in. */
  private stepsOf(equation: Equation, marks: Marks): readonly Step[] {
    const { dependence } = rulesOf(equation.primitive);
    if (!('applications' in dependence)) return [];
    const shapes = equation.inputs.map((id) => this.program.shapes[id] ?? []);
    const between = new Map<number, Mask>();
    const mask = ({ of, index, start }: Place, length: number): Mask => {
      const handedOn = between.get(index) ?? new Uint8Array(length);
      if (of === 'between') {
        between.set(index, handedOn);
        return handedOn;
      }
      const id = (of === 'operand' ? equation.inputs : equation.outputs)[index] ?? -1;
      return this.maskOf(id, marks).subarray(start, start + length);
    };
    const writers = new Map<string, { readonly walk: Walk; readonly id: ValueId }>();
    return dependence.applications(shapes, equation.params).map((application) => {
      const { body, inputs, outputs } = application;
      const walk = new Walk(
        body,
        (input) => {
          const place = inputs[input];
          const shape = body.shapes[body.inputs[input] ?? -1] ?? [];
          if (place?.of === 'operand') {
            const { data } = this.value(equation.inputs[place.index] ?? -1);
            return { shape, data: data.subarray(place.start, place.start + countElements(shape)) };
          }
          const writer = place && writers.get(JSON.stringify(place));
          if (!writer) throw new Error(`An application of ${equation.primitive} comes before its operand.`);
          return writer.walk.value(writer.id);
        },
        this.showings,
      );
      outputs.forEach((place, i) => {
        writers.set(JSON.stringify(place), { walk, id: body.outputs[i] ?? -1 });
      });
      return { walk, application, mask };
    });
  }

  /** Takes what is marked at places over into the values of this program. */
  private enter(marks: Marks, ids: readonly ValueId[], places: readonly Place[], mask: Step['mask']): void {
    places.forEach((place, i) => {
      const id = ids[i] ?? -1;
      const marked = mask(place, countElements(this.program.shapes[id] ?? []));
      if (marked.includes(1)) mergeMarks(this.maskOf(id, marks), marked);
    });
  }

  /** The other way. */
  private leave(marks: Marks, ids: readonly ValueId[], places: readonly Place[], mask: Step['mask']): void {
    places.forEach((place, i) => {
      const id = ids[i] ?? -1;
      const marked = marks.get(id);
      if (marked) mergeMarks(mask(place, marked.length), marked);
    });
  }

  private maskOf(id: ValueId, marks: Marks): Mask {
    const known = marks.get(id) ?? new Uint8Array(countElements(this.program.shapes[id] ?? []));
    marks.set(id, known);
    return known;
  }
}

interface Step {
  readonly walk: Walk;
  readonly application: Application;
  /** The marks of so many elements at a place. */
  readonly mask: (place: Place, length: number) => Mask;
}
