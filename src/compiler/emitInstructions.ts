import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { instructionsFor, type Placed } from './instructions.ts';
import type { LoopPlacement, Placement } from './placeValues.ts';
import type { Instruction, Window } from './plan.ts';
import { sizeOf } from './sizeOf.ts';

/** The instructions of an equation, neither map nor fold, whose values have their places. */
export function instructionsOf(
  equation: Equation,
  program: Program,
  placement: Placement,
): readonly Instruction[] {
  const loop = equation.primitive === 'scan' ? placement.loops.get(equation) : undefined;
  if (loop) return emitLoop(equation, placement, loop);
  if (equation.primitive === 'constant' || placement.steps.has(equation.outputs[0] ?? -1)) return [];
  const placed = (id: ValueId): Placed => ({
    shape: program.shapes[id] ?? [],
    address: addressOf(placement, id),
  });
  return instructionsFor(equation, equation.outputs.map(placed), equation.inputs.map(placed));
}

/**
 * A scan as a loop: the states start as they are given and are replaced at the end of each round; elements are read where they
 * lie, and a result is stored as soon as it is made.
 */
function emitLoop(equation: Equation, outer: Placement, inner: LoopPlacement): readonly Instruction[] {
  const { body, elements, states, length: times, reverse } = equation.params as ScanParams;
  const { path } = equation;
  /** On a slice after another of a value. */
  const window = (address: number, id: ValueId, length: number): Window => {
    const at = addressOf(outer, id);
    const step = outer.steps.get(id) ?? length;
    return reverse
      ? { address, length, at: at + (times - 1) * step, step: -step }
      : { address, length, at, step };
  };
  const copy = (x: number, out: number, size: number): Instruction[] =>
    x === out ? [] : [{ op: 'copy', path, out, outStrides: [1], x, xStrides: [1], shape: [size] }];

  const next = body.outputs.slice(0, states);
  const finals = equation.outputs.slice(0, states).map((id) => addressOf(outer, id));
  const starts = equation.inputs
    .slice(elements, elements + states)
    .flatMap((id, i) => copy(addressOf(outer, id), finals[i] ?? 0, sizeOf(body, next[i] ?? -1)));
  const results = body.outputs.slice(states);
  const stores = new Map<ValueId, Instruction[]>();
  results.forEach((id, i) => {
    const store = copy(addressOf(inner, id), inner.results[i] ?? -1, sizeOf(body, id));
    stores.set(id, [...(stores.get(id) ?? []), ...store]);
  });
  const leaves = [...inner.waiting].flatMap(([state, address]) =>
    copy(addressOf(inner, next[state] ?? -1), address, sizeOf(body, next[state] ?? -1)),
  );
  const arrivals = next.flatMap((id, i) =>
    copy(inner.waiting.get(i) ?? addressOf(inner, id), finals[i] ?? 0, sizeOf(body, id)),
  );
  const given = body.inputs.flatMap((id) => stores.get(id) ?? []);
  const steps = body.equations.flatMap((each) => [
    ...instructionsOf(each, body, inner),
    ...each.outputs.flatMap((id) => stores.get(id) ?? []),
  ]);
  const windows = [
    ...inner.elements.flatMap((address, i) => {
      const size = sizeOf(body, body.inputs[i] ?? -1);
      return address === undefined ? [] : [window(address, equation.inputs[i] ?? -1, size)];
    }),
    ...results.map((id, i) =>
      window(inner.results[i] ?? -1, equation.outputs[states + i] ?? -1, sizeOf(body, id)),
    ),
  ];
  const round = [...given, ...steps, ...leaves, ...arrivals];
  return [...starts, { op: 'loop', path, times, windows, body: round }];
}

function addressOf({ addresses }: Placement, id: ValueId): number {
  const address = addresses[id] ?? -1;
  if (address < 0) throw new Error(`Value ${id} has no place.`);
  return address;
}
