import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { assignLoop } from './assignLoop.ts';
import { mayLieOn } from './mayLieOn.ts';
import { MemoryBlocks } from './memoryBlocks.ts';
import { offsetInOperand } from './offsetInOperand.ts';
import { type Place, Places, type Scope, type Succession, type Wish } from './places.ts';
import { sizeOf } from './sizeOf.ts';
import { slicesOf } from './slices.ts';

/**
 * Gives every value of a scheduled program a block of memory, or a place in the block of the value that it shows a part
 * of. The steps of a scan's body lie between those before and behind the scan, so that what is captured is read where it
 * is; a state lies in the block of the final state all the time.
 */
export class AssignBlocks {
  readonly blocks = new MemoryBlocks();
  /** Those that keep their numbers from run to run: of inputs, constants and other values that are kept. */
  readonly fixed: number[] = [];
  /** Those that stand for a place which moves on, and have none of their own. */
  readonly windows: number[] = [];
  /** The others. */
  readonly filled: number[] = [];
  readonly wishes: Wish[] = [];
  readonly successions: Succession[] = [];
  readonly scope: Scope;
  private readonly kept: Uint8Array;
  /** By block, the program that fills it with a value, rather than one around it or in it. */
  private readonly filledBy: (Scope | undefined)[] = [];
  private step = 0;

  /** `kept` has a 1 for each value of the program itself, not of the bodies in it, that is kept. */
  constructor(program: Program, kept: Uint8Array) {
    this.kept = kept;
    this.scope = this.enter(program, (_, size) => this.fix(size));
    this.visit(this.scope, program);
    for (const id of program.outputs) this.use(this.scope, id, this.step);
  }

  /** The places of a program's inputs, where `placeInput` says for those that are read. */
  enter(program: Program, placeInput: (i: number, size: number) => Place): Scope {
    const used = new Uint8Array(program.shapes.length);
    for (const id of program.outputs) used[id] = 1;
    for (const { inputs } of program.equations) for (const id of inputs) used[id] = 1;
    const scope: Scope = { places: new Places(program), steps: new Map(), loops: new Map() };
    program.inputs.forEach((id, i) => {
      if (used[id] === 1) scope.places.set(id, placeInput(i, sizeOf(program, id)));
    });
    return scope;
  }

  /** Goes through a program's equations, step by step. */
  visit(scope: Scope, program: Program): void {
    const slices = slicesOf(program);
    for (const equation of program.equations) {
      const { primitive, inputs, outputs } = equation;
      if (primitive === 'scan') {
        assignLoop(this, scope, program, equation);
        continue;
      }
      const [result = -1] = outputs;
      const sliced = this.isKept(scope, result) ? undefined : slices.get(result);
      if (sliced) {
        scope.places.set(result, this.within(scope, sliced.of, sliced.start));
        scope.steps.set(result, sliced.step);
        continue;
      }
      const step = this.nextStep();
      for (const id of inputs) this.use(scope, id, step);
      const offset = offsetInOperand(equation, program.shapes);
      for (const id of outputs) {
        if (primitive === 'constant' || this.isKept(scope, id))
          scope.places.set(id, this.fix(sizeOf(program, id)));
        else if (offset !== undefined) scope.places.set(id, this.within(scope, inputs[0] ?? -1, offset));
        else this.fill(scope, id, sizeOf(program, id), step);
        this.offerOperands(scope, program, equation, id, step);
        if (primitive === 'concat') this.wishForParts(scope, program, equation, id);
      }
    }
  }

  /** The operands of a concat that lie one behind the other as wholes would best be made there. */
  private wishForParts(scope: Scope, program: Program, { inputs, params }: Equation, out: ValueId): void {
    const { axis } = params as AxisParams;
    const shape = program.shapes[out] ?? [];
    if (shape.slice(0, axis).some((size) => size !== 1)) return;
    let offset = 0;
    for (const id of inputs) {
      const size = sizeOf(program, id);
      this.wish(scope, id, size, { into: this.placeOf(scope, out).block, offset });
      offset += size;
    }
  }

  /** Results may be written over operands that nothing reads any more, where the kernel allows it. */
  private offerOperands(
    scope: Scope,
    program: Program,
    equation: Equation,
    out: ValueId,
    step: number,
  ): void {
    const { inputs } = equation;
    const by = this.placeOf(scope, out).block;
    const under = mayLieOn(equation, out);
    for (const operand of under) {
      const id = inputs[operand] ?? -1;
      if (!this.fillsBlock(scope, id, sizeOf(program, out))) continue;
      const { block } = this.placeOf(scope, id);
      const others = inputs.filter((_, i) => !under.includes(i));
      const apart = others.map((other) => this.placeOf(scope, other).block);
      this.successions.push({ block, by, step, apart });
    }
  }

  /** Would like a value to lie in another block, if it is all of a block that its own program fills. */
  wish(scope: Scope, id: ValueId, size: number, wish: Omit<Wish, 'block'>): void {
    if (this.fillsBlock(scope, id, size)) this.wishes.push({ block: this.placeOf(scope, id).block, ...wish });
  }

  private fillsBlock(scope: Scope, id: ValueId, size: number): boolean {
    const { block, offset } = this.placeOf(scope, id);
    return this.filledBy[block] === scope && offset === 0 && this.blocks.size(block) === size;
  }

  nextStep(): number {
    return this.step++;
  }

  private fix(size: number): Place {
    const block = this.blocks.add(size, 0);
    this.fixed.push(block);
    return { block, offset: 0 };
  }

  /** A block that stands for slices of a value, one in each round of a loop. */
  openWindow(size: number): number {
    const block = this.blocks.add(size, this.step);
    this.windows.push(block);
    return block;
  }

  /** A block for numbers that are no value of a program. */
  add(size: number, step: number): number {
    const block = this.blocks.add(size, step);
    this.filled.push(block);
    return block;
  }

  /** A block for a value that is filled at a step. */
  fill(scope: Scope, id: ValueId, size: number, step: number): number {
    const block = this.add(size, step);
    this.filledBy[block] = scope;
    scope.places.set(id, { block, offset: 0 });
    return block;
  }

  private isKept(scope: Scope, id: ValueId): boolean {
    return scope === this.scope && this.kept[id] === 1;
  }

  private within(scope: Scope, operand: ValueId, by: number): Place {
    const { block, offset } = this.placeOf(scope, operand);
    return { block, offset: offset + by };
  }

  /** Takes note that a value is read at a step. */
  use(scope: Scope, id: ValueId, step: number): void {
    this.blocks.use(this.placeOf(scope, id).block, step);
  }

  placeOf(scope: Scope, id: ValueId): Place {
    const place = scope.places.get(id);
    if (!place) throw new Error(`Value ${id} is used before it is defined.`);
    return place;
  }
}
