import type { Showings } from './dependence.ts';
import type { Marking } from './marking.ts';
import { rulesOf } from './primitives.ts';
import type { Equation, Program, ValueId } from './program.ts';
import type { Application, Mask, Place, Reads } from './reads.ts';

/** To what is marked is computed from, or to what is computed from it. */
export type Way = 'back' | 'forth';

/** How many patterns of marks are remembered of a body, each way. */
const mostPatterns = 16;

interface Pattern<M> {
  readonly entered: readonly M[];
  readonly left: readonly (M | undefined)[];
}

/** What is known of a program and the sub-programs in it whatever is marked, and what was found out while marking. */
export class Structure<M extends Mask | Int32Array> {
  readonly marking: Marking<M>;
  readonly showings: Showings;
  private readonly told = new WeakMap<Program, Uint8Array>();
  private readonly known = new WeakMap<Equation, Reads>();
  private readonly parts = new WeakMap<Equation, readonly Application[]>();
  private readonly indexed = new WeakMap<Program, boolean>();
  private readonly patterns = {
    back: new WeakMap<Program, Pattern<M>[]>(),
    forth: new WeakMap<Program, Pattern<M>[]>(),
  };

  /** @param asked the values of the program that are looked at: all others matter only on the way from one of them to another */
  constructor(marking: Marking<M>, program: Program, asked: Iterable<ValueId>, showings: Showings) {
    this.marking = marking;
    this.showings = showings;
    this.told.set(program, toldIn(program, [...asked, ...program.outputs]));
  }

  /** Whether a value is one that is looked at, or computed from one: weights are not, however many there are. */
  isTold(program: Program, id: ValueId): boolean {
    return this.told.get(program)?.[id] === 1;
  }

  /** Of an equation whose rule looks at no numbers. */
  reads(equation: Equation, { shapes }: Program): Reads | undefined {
    const known = this.known.get(equation);
    if (known) return known;
    const { dependence } = rulesOf(equation.primitive);
    if (!('reads' in dependence)) return undefined;
    const reads = dependence.reads(
      equation.inputs.map((id) => shapes[id] ?? []),
      equation.params,
    );
    this.known.set(equation, reads);
    return reads;
  }

  applications(equation: Equation, program: Program): readonly Application[] {
    const known = this.parts.get(equation);
    if (known) return known;
    const { dependence } = rulesOf(equation.primitive);
    const shapes = equation.inputs.map((id) => program.shapes[id] ?? []);
    const found = 'applications' in dependence ? dependence.applications(shapes, equation.params) : [];
    this.parts.set(equation, found);
    for (const body of new Set(found.map((each) => each.body)))
      this.told.set(body, toldIn(body, this.toldInputs(equation, program, body, found)));
    return found;
  }

  /** Whether it depends on numbers what is computed from what: all applications of other programs are alike. */
  isIndexed(program: Program): boolean {
    const known = this.indexed.get(program);
    if (known !== undefined) return known;
    const found = program.equations.some((equation) => {
      const { dependence } = rulesOf(equation.primitive);
      if ('readsAt' in dependence) return true;
      return this.applications(equation, program).some(({ body }) => this.isIndexed(body));
    });
    this.indexed.set(program, found);
    return found;
  }

  /** What leaves a body that is entered by these marks, if that happened before. */
  recall(way: Way, body: Program, entered: readonly M[]): Pattern<M>['left'] | undefined {
    return this.patterns[way].get(body)?.find((each) => sameMarks(each.entered, entered))?.left;
  }

  remember(way: Way, body: Program, pattern: Pattern<M>): void {
    const before = this.patterns[way].get(body) ?? [];
    this.patterns[way].set(body, [pattern, ...before].slice(0, mostPatterns));
  }

  private toldInputs(
    { inputs }: Equation,
    program: Program,
    body: Program,
    applications: readonly Application[],
  ): readonly ValueId[] {
    const own = applications.filter((each) => each.body === body);
    const isTold = ({ of, index }: Place) => of !== 'operand' || this.isTold(program, inputs[index] ?? -1);
    const told = body.inputs.filter((_, n) =>
      own.some((each) => {
        const place = each.inputs[n];
        return place && isTold(place);
      }),
    );
    return [...told, ...body.outputs];
  }
}

function toldIn({ shapes, equations }: Program, asked: readonly ValueId[]): Uint8Array {
  const told = new Uint8Array(shapes.length);
  for (const id of asked) told[id] = 1;
  for (const { inputs, outputs } of equations)
    if (inputs.some((id) => told[id] === 1)) for (const id of outputs) told[id] = 1;
  return told;
}

function sameMarks(some: readonly (Mask | Int32Array)[], others: readonly (Mask | Int32Array)[]): boolean {
  return some.every((one, n) => {
    const other = others[n];
    if (one.length !== other?.length) return false;
    for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
    return true;
  });
}
