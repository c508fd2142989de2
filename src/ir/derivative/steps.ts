import { countElements } from '../../base/valueType.ts';
import type { Builder, Operand } from '../builder.ts';
import type { ScanParams } from '../primitives/scan.ts';
import type { Equation, Program, ValueId } from '../program.ts';
import type { SplitDerivative } from './splitDerivative.ts';
import type { CollectedSum } from './sumOverSteps.ts';

/** The values of all steps of a scan, along a first axis, or the same for all. */
export class Steps {
  /** What the way back has to give for them. */
  readonly wanted = new Set<ValueId>();
  private readonly derivative: SplitDerivative;
  private readonly makers: ReadonlyMap<ValueId, Equation>;
  private readonly stacked: ReadonlySet<ValueId>;
  private readonly captured: ReadonlySet<ValueId>;

  constructor(
    derivative: SplitDerivative,
    { elements, states }: ScanParams,
    collected: readonly CollectedSum[],
  ) {
    const { inputs, outputs, kept, given, backwards } = derivative;
    this.derivative = derivative;
    this.makers = new Map(backwards.flatMap((equation) => equation.outputs.map((id) => [id, equation])));
    this.stacked = new Set([
      ...inputs.slice(0, elements),
      ...outputs.slice(states),
      ...kept,
      ...given.slice(states),
    ]);
    this.captured = new Set(inputs.slice(elements + states));
    for (const { by, equation } of collected)
      if (by !== 'each') for (const id of equation?.inputs ?? []) this.want(id);
  }

  /** How many numbers of a step have to lie there for its derivative, beside what lies there anyway. */
  get size(): number {
    const { kept, shapes } = this.derivative;
    const ids = [...kept, ...this.wanted];
    return ids.reduce((total, id) => total + countElements(shapes[id] ?? []), 0);
  }

  private want(id: ValueId): void {
    if (this.stacked.has(id) || this.captured.has(id)) return;
    const maker = this.makerBehind(id);
    if (maker) for (const operand of maker.inputs) this.want(operand);
    else this.wanted.add(id);
  }

  /** The values of an operand at all steps, `length` of them, from those that lie there. */
  all(emit: Builder, id: ValueId, length: number, there: ReadonlyMap<ValueId, Operand>): Operand {
    const found = this.find(emit, id, length, there);
    return found.varies ? found.operand : emit.repeat(found.operand, length);
  }

  private find(
    emit: Builder,
    id: ValueId,
    length: number,
    there: ReadonlyMap<ValueId, Operand>,
  ): { readonly operand: Operand; readonly varies: boolean } {
    const known = there.get(id);
    if (known) return { operand: known, varies: !this.captured.has(id) };
    const maker = this.makerBehind(id);
    if (!maker) throw new Error(`Value ${id} of the steps is not there.`);
    const operands = maker.inputs.map((operand) => this.find(emit, operand, length, there));
    const varies = operands.some((operand) => operand.varies);
    const part: Program = {
      inputs: [...maker.inputs],
      equations: [maker],
      outputs: [id],
      shapes: this.derivative.shapes,
    };
    const given = operands.map(({ operand }) => operand);
    const [operand] = varies
      ? emit.batched(
          part,
          given,
          operands.map((each) => each.varies),
          length,
        )
      : emit.inline(part, given);
    if (!operand) throw new Error(`${maker.primitive} gave no result.`);
    return { operand, varies };
  }

  /** What makes a value behind the loop: what needs no gradient, and what only moves numbers. */
  private makerBehind(id: ValueId): Equation | undefined {
    const maker = this.makers.get(id);
    if (!maker || this.stacked.has(id)) return undefined;
    const moves = maker.primitive === 'reshape' || maker.primitive === 'transpose';
    return moves || this.derivative.again.has(maker) ? maker : undefined;
  }
}
