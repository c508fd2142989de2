import { countElements } from '../base/valueType.ts';
import type { InputValues } from './dependence.ts';
import { float32 } from './evaluate.ts';
import type { Marking } from './marking.ts';
import { rulesOf } from './primitives.ts';
import type { Equation, Program, Tensor, ValueId } from './program.ts';
import type { Mask, Place, Reads } from './reads.ts';
import type { Structure, Way } from './structure.ts';

/** What takes long, cut at each yield: it goes on when it is asked to, or not at all. */
export type Steps<T> = Generator<void, T>;

/** By value; those of which nothing is marked may be missing. */
type MarksOf<M> = Map<ValueId, M>;

/** A program with the numbers of its values, each computed when it is first asked for. */
export class Walk<M extends Mask | Int32Array> {
  private readonly program: Program;
  private readonly inputs: InputValues;
  private readonly structure: Structure<M>;
  private readonly marking: Marking<M>;
  private readonly values = new Map<ValueId, Tensor>();
  private readonly walks = new Map<Equation, readonly Walk<M>[]>();
  private producers: ReadonlyMap<ValueId, Equation> | undefined;

  constructor(program: Program, inputs: InputValues, structure: Structure<M>) {
    this.program = program;
    this.inputs = inputs;
    this.structure = structure;
    this.marking = structure.marking;
  }

  *back(marks: MarksOf<M>): Steps<void> {
    const { equations } = this.program;
    for (const equation of equations.toReversed()) {
      if (!equation.outputs.some((id) => this.isMarked(marks.get(id)))) continue;
      yield;
      if (!this.readBack(equation, marks)) yield* this.apply('back', equation, marks);
    }
    for (const equation of equations)
      if (this.structure.showings.has(equation)) this.readForth(equation, marks);
  }

  *forth(marks: MarksOf<M>): Steps<void> {
    const { equations } = this.program;
    for (const equation of equations.toReversed())
      if (this.structure.showings.has(equation)) this.readBack(equation, marks);
    for (const equation of equations) {
      // A result may be marked from the start that stands for a value within.
      if (![...equation.inputs, ...equation.outputs].some((id) => this.isMarked(marks.get(id)))) continue;
      yield;
      if (!this.readForth(equation, marks)) yield* this.apply('forth', equation, marks);
    }
  }

  /** False when the equation is not one that is known element by element. */
  private readBack(equation: Equation, marks: MarksOf<M>): boolean {
    const reads = this.readsOf(equation);
    const result = reads && this.marksOf(equation.outputs[0], marks);
    if (result)
      this.marking.back(
        reads,
        result,
        equation.inputs.map((id) => this.marksOf(id, marks)),
      );
    return reads !== undefined;
  }

  private readForth(equation: Equation, marks: MarksOf<M>): boolean {
    const reads = this.readsOf(equation);
    const result = reads && this.marksOf(equation.outputs[0], marks);
    if (result)
      this.marking.forth(
        reads,
        equation.inputs.map((id) => this.marksOf(id, marks)),
        result,
      );
    return reads !== undefined;
  }

  private readsOf(equation: Equation): Reads | undefined {
    const { dependence } = rulesOf(equation.primitive);
    if ('readsAt' in dependence) return dependence.readsAt(this.operands(equation), equation.params);
    return this.structure.reads(equation, this.program);
  }

  /** Goes through the applications that an equation consists of, in their order or against it. */
  private *apply(way: Way, equation: Equation, marks: MarksOf<M>): Steps<void> {
    const { marking } = this;
    const applications = this.structure.applications(equation, this.program);
    const between = new Map<number, M>();
    const marksAt = ({ of, index, start }: Place, length: number): M | undefined => {
      if (of === 'between') {
        const handedOn = between.get(index) ?? marking.none(length);
        between.set(index, handedOn);
        return handedOn;
      }
      const whole = this.marksOf((of === 'operand' ? equation.inputs : equation.outputs)[index], marks);
      return whole && (whole.length === length ? whole : (whole.subarray(start, start + length) as M));
    };
    const order = way === 'forth' ? applications.keys() : [...applications.keys()].reverse();
    for (const n of order) {
      const application = applications[n];
      if (!application) continue;
      const { body, inputs, outputs } = application;
      const places = [...inputs, ...outputs];
      const ids = [...body.inputs, ...body.outputs];
      const around = places.map((place, i) => marksAt(place, countElements(body.shapes[ids[i] ?? -1] ?? [])));
      const isEntered = (_: unknown, i: number) => way === 'forth' || i >= inputs.length;
      const entered = around.filter(isEntered);
      if (!entered.some((each) => this.isMarked(each))) continue;
      const left = yield* this.enter(way, equation, n, body, entered);
      left.forEach((own, i) => {
        const whole = around[way === 'forth' ? i + inputs.length : i];
        if (own && whole) marking.merge(whole, own);
      });
    }
  }

  /** The marks that leave a body: by its results, and backwards by what it is given as well. */
  private *enter(
    way: Way,
    equation: Equation,
    n: number,
    body: Program,
    around: readonly (M | undefined)[],
  ): Steps<readonly (M | undefined)[]> {
    const { structure, marking } = this;
    const ids = way === 'forth' ? [...body.inputs, ...body.outputs] : body.outputs;
    const entered = around.map((each) => each ?? marking.none(0));
    const isAlike = !structure.isIndexed(body);
    const recurs = isAlike && marking.recurs;
    const known = recurs ? structure.recall(way, body, entered) : undefined;
    if (known) return known;
    const inner: MarksOf<M> = new Map();
    ids.forEach((id, i) => {
      const own = around[i];
      if (!this.isMarked(own)) return;
      const whole = inner.get(id) ?? marking.none(own.length);
      inner.set(id, whole);
      marking.merge(whole, own);
    });
    const walk = isAlike ? new Walk(body, unknown, structure) : this.walksOf(equation)[n];
    if (!walk) throw new Error(`${equation.primitive} has no application ${n}.`);
    yield* walk[way](inner);
    const leaving = way === 'forth' ? body.outputs : [...body.inputs, ...body.outputs];
    const left = leaving.map((id) => inner.get(id));
    // What it is entered by is a part of what it leaves its marks in.
    if (recurs) structure.remember(way, body, { entered: entered.map((each) => each.slice() as M), left });
    return left;
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

  /** The applications of a body in which numbers are looked at, each with its own. */
  private walksOf(equation: Equation): readonly Walk<M>[] {
    const known = this.walks.get(equation);
    if (known) return known;
    const writers = new Map<string, { readonly walk: Walk<M>; readonly id: ValueId }>();
    const walks = this.structure.applications(equation, this.program).map(({ body, inputs, outputs }) => {
      const walk: Walk<M> = new Walk(
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
        this.structure,
      );
      outputs.forEach((place, i) => {
        writers.set(JSON.stringify(place), { walk, id: body.outputs[i] ?? -1 });
      });
      return walk;
    });
    this.walks.set(equation, walks);
    return walks;
  }

  private isMarked(marks: M | undefined): marks is M {
    return marks !== undefined && this.marking.isMarked(marks);
  }

  /** Of a value that matters. */
  private marksOf(id: ValueId | undefined, marks: MarksOf<M>): M | undefined {
    if (id === undefined || !this.structure.isTold(this.program, id)) return undefined;
    const own = marks.get(id) ?? this.marking.none(countElements(this.program.shapes[id] ?? []));
    marks.set(id, own);
    return own;
  }
}

/** Of a body whose numbers nobody looks at. */
function unknown(): Tensor {
  throw new Error('Numbers were asked for where none matter.');
}
