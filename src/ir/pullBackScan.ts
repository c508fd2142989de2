import type { Builder, Operand } from './builder.ts';
import type { ScanParams } from './primitives/scan.ts';

/** The gradients of a scan's operands from those of its final states and results: two more scans. */
export function pullBackScan(
  emit: Builder,
  gradients: readonly Operand[],
  inputs: readonly Operand[],
  { body, elements, states, length, reverse }: ScanParams,
): readonly Operand[] {
  const sequences = inputs.slice(0, elements);
  const captured = inputs.slice(elements + states);
  // Once more forwards, to keep the states that each step starts from.
  const { results: starts } = emit.scan(
    { elements: sequences, states: inputs.slice(elements, elements + states), length, reverse },
    (inner, slices, current) => ({
      states: inner.inline(body, [...slices, ...current, ...captured]).slice(0, states),
      results: current,
    }),
  );
  // Then the other way, with the gradients of the states and the sums of those of the captured values as states.
  const backwards = emit.scan(
    {
      elements: [...sequences, ...starts, ...gradients.slice(states)],
      states: [...gradients.slice(0, states), ...captured.map(({ shape }) => emit.fill(0, shape))],
      length,
      reverse: !reverse,
    },
    (inner, slices, current) => {
      const given = [...slices.slice(0, elements + states), ...captured];
      const incoming = [...current.slice(0, states), ...slices.slice(elements + states)];
      const outgoing = inner.pullback(body, given, incoming);
      const sums = current
        .slice(states)
        .map((sum, i) => inner.add(sum, outgoing[elements + states + i] ?? sum));
      return {
        states: [...outgoing.slice(elements, elements + states), ...sums],
        results: outgoing.slice(0, elements),
      };
    },
  );
  return [...backwards.results, ...backwards.states];
}
