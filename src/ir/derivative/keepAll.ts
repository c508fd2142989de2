import type { Builder, Operand } from '../builder.ts';
import type { ScanParams } from '../primitives/scan.ts';
import type { ValueId } from '../program.ts';
import { collect } from './collect.ts';
import type { SplitDerivative } from './splitDerivative.ts';
import { Steps } from './steps.ts';
import type { CollectedSum, SumOverSteps } from './sumOverSteps.ts';

/** The operands of a scan. */
export interface ScanOperands {
  readonly elements: readonly Operand[];
  readonly states: readonly Operand[];
  readonly captured: readonly Operand[];
}

/** A scan's derivative before it is emitted. */
export interface ScanDerivative {
  readonly split: SplitDerivative;
  readonly params: ScanParams;
  /** The gradients of the captured values. */
  readonly sums: readonly SumOverSteps[];
  readonly collected: readonly CollectedSum[];
}

/** What comes back through the steps of a scan. */
export interface Backwards {
  readonly elements: readonly Operand[];
  readonly states: readonly Operand[];
  readonly collected: readonly Operand[];
}

/** A scan's results, and what takes the gradients of its final states and of the results that have one back through its steps. */
export interface KeptScan {
  readonly results: readonly Operand[];
  back(
    emit: Builder,
    states: readonly Operand[],
    results: readonly Operand[],
    starts: readonly (Operand | undefined)[],
  ): Backwards;
}

/** Keeps of every step what its derivative reads. */
export function keepAll(
  emit: Builder,
  { split, params, collected }: ScanDerivative,
  { elements, states, captured }: ScanOperands,
): KeptScan {
  const { length, reverse } = params;
  const forwards = {
    inputs: split.inputs,
    equations: split.forwards,
    outputs: [...split.outputs, ...split.kept],
    shapes: split.shapes,
  };
  const all = emit.apply('scan', [...elements, ...states, ...captured], { ...params, body: forwards });
  const results = all.slice(0, split.outputs.length);

  /** What lies there of all steps, by the value of the body that it is. */
  const stacked = new Map<ValueId, Operand>();
  const put = (into: Map<ValueId, Operand>, ids: readonly ValueId[], operands: readonly Operand[]) => {
    ids.forEach((id, i) => {
      const operand = operands[i];
      if (operand) into.set(id, operand);
    });
  };
  put(stacked, split.inputs, elements);
  put(stacked, [...split.outputs.slice(states.length), ...split.kept], all.slice(states.length));
  const same = new Map<ValueId, Operand>();
  put(same, split.inputs.slice(elements.length + states.length), captured);

  const back: KeptScan['back'] = (outer, givenStates, givenResults, starts) => {
    const there = new Map(stacked);
    put(there, split.given.slice(states.length), givenResults);
    const steps = new Steps(split, params, collected);
    const within = collected.filter(({ by }) => by === 'each');
    const ofElements = split.gradients.slice(0, elements.length);
    const ofStates = split.gradients.slice(elements.length, elements.length + states.length);
    const wanted = [...steps.wanted];
    const part = {
      inputs: [...there.keys(), ...split.given.slice(0, states.length), ...same.keys()],
      equations: split.backwards,
      outputs: [...ofStates, ...within.map(({ value }) => value), ...ofElements, ...wanted],
      shapes: split.shapes,
    };
    const startOf = (sum: CollectedSum) =>
      starts[collected.indexOf(sum)] ?? outer.fill(0, split.shapes[sum.value] ?? []);
    const loop = outer.scan(
      {
        elements: [...there.values()],
        states: [...givenStates, ...within.map(startOf)],
        length,
        reverse: !reverse,
      },
      (inner, slices, current) => {
        const given = [...slices, ...current.slice(0, states.length), ...same.values()];
        const made = inner.inline(part, given);
        const sums = current
          .slice(states.length)
          .map((sum, i) => inner.add(sum, made[states.length + i] ?? sum));
        return {
          states: [...made.slice(0, states.length), ...sums],
          results: made.slice(states.length + sums.length),
        };
      },
    );
    put(there, wanted, loop.results.slice(elements.length));
    put(there, [...same.keys()], [...same.values()]);
    const sums = loop.states.slice(states.length);
    return {
      elements: loop.results.slice(0, elements.length),
      states: loop.states.slice(0, states.length),
      collected: collected.map((sum, i) => {
        if (sum.by === 'each') return sums[within.indexOf(sum)] ?? startOf(sum);
        const operands = (sum.equation?.inputs ?? []).map((id) => steps.all(outer, id, length, there));
        return collect(outer, sum, operands, starts[i], !reverse);
      }),
    };
  };
  return { results, back };
}
