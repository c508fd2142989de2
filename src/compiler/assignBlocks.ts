import { countElements } from '../base/valueType.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { MemoryBlocks } from './memoryBlocks.ts';
import { offsetInOperand } from './readings.ts';

/** Where a value lies: so many elements behind the start of a block. */
interface Place {
  readonly block: number;
  readonly offset: number;
}

/** The places of a program's values; inputs that nothing reads have none. */
export interface Scope {
  readonly places: Map<ValueId, Place>;
  /** The blocks that this very program fills, rather than one around it or in it. */
  readonly own: Set<number>;
  /** The bodies of its scans. */
  readonly loops: Map<Equation, LoopScope>;
}

export interface LoopScope extends Scope {
  /** By the number of a state that takes over from another: the block where it waits while that one is still read. */
  readonly waiting: Map<number, number>;
}

/** A block that may lie in another, if some steps allow it, so that it need not be copied there. */
export interface Wish {
  readonly block: number;
  readonly into: number;
  readonly offset: number;
  /** Only if it is filled behind this step. */
  readonly filledBehind?: number;
  /** Only if it is not read behind this step. */
  readonly readUntil?: number;
}

/**
 * Gives every value of a scheduled program a block of memory, or a place in the block of the value that it shows a part
 * of. The steps of a scan's body lie between those before and behind the scan, so that what is captured is read where it
 * is; a state lies in the block of the final state all the time.
 */
export class AssignBlocks {
  readonly blocks = new MemoryBlocks();
  /** Those that keep their numbers from run to run: of inputs and constants. */
  readonly fixed = new Set<number>();
  readonly wishes: Wish[] = [];
  readonly scope: Scope;
  private step = 0;

  constructor(program: Program) {
    this.scope = this.enter(program, (_, size) => this.fix(size));
    this.visit(this.scope, program);
    for (const id of program.outputs) this.use(this.scope, id, this.step);
  }

  private enter(program: Program, placeInput: (i: number, size: number) => Place): Scope {
    const used = new Set([...program.outputs, ...program.equations.flatMap(({ inputs }) => inputs)]);
    const scope: Scope = { places: new Map(), own: new Set(), loops: new Map() };
    program.inputs.forEach((id, i) => {
      if (used.has(id)) scope.places.set(id, placeInput(i, sizeOf(program, id)));
    });
    return scope;
  }

  private visit(scope: Scope, program: Program): void {
    for (const equation of program.equations) {
      const { primitive, inputs, outputs } = equation;
      if (primitive === 'scan') {
        this.visitScan(scope, program, equation);
        continue;
      }
      const step = this.step++;
      for (const id of inputs) this.use(scope, id, step);
      const offset = offsetInOperand(equation, program.shapes);
      for (const id of outputs) {
        if (primitive === 'constant') scope.places.set(id, this.fix(sizeOf(program, id)));
        else if (offset !== undefined) scope.places.set(id, this.within(scope, inputs, offset));
        else this.fill(scope, id, sizeOf(program, id), step);
        if (primitive === 'concat') this.wishForParts(scope, program, equation, id);
      }
    }
  }

  private visitScan(scope: Scope, program: Program, equation: Equation): void {
    const { body, elements, states } = equation.params as ScanParams;
    const start = this.step++;
    const given = equation.inputs.slice(elements, elements + states);
    for (const id of given) this.use(scope, id, start);
    const filled = equation.outputs.map((id) => this.fill(scope, id, sizeOf(program, id), start));
    given.forEach((id, i) => {
      this.wish(scope, id, sizeOf(program, id), { into: filled[i] ?? -1, offset: 0, readUntil: start });
    });

    const top = this.step++;
    const waiting = new Map<number, number>();
    const inner = this.enter(body, (i, size) => {
      if (i < elements) return { block: this.blocks.add(size, top), offset: 0 };
      if (i < elements + states) return { block: filled[i - elements] ?? -1, offset: 0 };
      return this.placeOf(scope, equation.inputs[i] ?? -1);
    });
    for (const id of body.inputs.slice(0, elements)) {
      const place = inner.places.get(id);
      if (place) inner.own.add(place.block);
    }
    for (const id of body.outputs) if (inner.places.has(id)) this.use(inner, id, top);
    this.visit(inner, body);

    const end = this.step++;
    const next = body.outputs.slice(0, states);
    for (const id of next) this.use(inner, id, end);
    next.forEach((id, i) => {
      const { block, offset } = this.placeOf(inner, id);
      const into = filled[i] ?? -1;
      if (block === into && offset === 0) return;
      const size = sizeOf(body, id);
      if (filled.includes(block)) waiting.set(i, this.blocks.add(size, end));
      else this.wish(inner, id, size, { into, offset: 0, filledBehind: this.blocks.last(into) });
    });
    const sequences = equation.inputs.slice(0, elements);
    const captured = equation.inputs.slice(elements + states);
    for (const id of [...sequences, ...captured, ...equation.outputs]) this.use(scope, id, end);
    scope.loops.set(equation, { ...inner, waiting });
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

  private wish(scope: Scope, id: ValueId, size: number, wish: Omit<Wish, 'block'>): void {
    const { block, offset } = this.placeOf(scope, id);
    if (scope.own.has(block) && offset === 0 && this.blocks.size(block) === size)
      this.wishes.push({ block, ...wish });
  }

  private fix(size: number): Place {
    const block = this.blocks.add(size, 0);
    this.fixed.add(block);
    return { block, offset: 0 };
  }

  private fill(scope: Scope, id: ValueId, size: number, step: number): number {
    const block = this.blocks.add(size, step);
    scope.own.add(block);
    scope.places.set(id, { block, offset: 0 });
    return block;
  }

  private within(scope: Scope, [operand = -1]: readonly ValueId[], by: number): Place {
    const { block, offset } = this.placeOf(scope, operand);
    return { block, offset: offset + by };
  }

  private use(scope: Scope, id: ValueId, step: number): void {
    this.blocks.use(this.placeOf(scope, id).block, step);
  }

  private placeOf(scope: Scope, id: ValueId): Place {
    const place = scope.places.get(id);
    if (!place) throw new Error(`Value ${id} is used before it is defined.`);
    return place;
  }
}

function sizeOf(program: Program, id: ValueId): number {
  return countElements(program.shapes[id] ?? []);
}
