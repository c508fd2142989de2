import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import type { AssignBlocks } from './assignBlocks.ts';
import { mayLieOn } from './mayLieOn.ts';
import type { Scope } from './places.ts';
import { sizeOf } from './sizeOf.ts';

/**
 * Gives the values of a scan's body their places: the states in the blocks of the final ones, what is captured where it
 * is, and a window on the slice of each element and of each result. Before the body's steps is one that sets the states,
 * behind them one that replaces them.
 */
export function assignLoop(to: AssignBlocks, scope: Scope, program: Program, equation: Equation): void {
  const { body, elements, states } = equation.params as ScanParams;
  const start = to.nextStep();
  const given = equation.inputs.slice(elements, elements + states);
  for (const id of given) to.use(scope, id, start);
  const filled = equation.outputs.map((id) => to.fill(scope, id, sizeOf(program, id), start));
  given.forEach((id, i) => {
    to.wish(scope, id, sizeOf(program, id), { into: filled[i] ?? -1, offset: 0, readUntil: start });
  });

  const top = to.nextStep();
  const waiting = new Map<number, number>();
  const inner = to.enter(body, (i, size) => {
    if (i < elements) return { block: to.openWindow(size), offset: 0 };
    if (i < elements + states) return { block: filled[i - elements] ?? -1, offset: 0 };
    return to.placeOf(scope, equation.inputs[i] ?? -1);
  });
  const windows = body.inputs.slice(0, elements).map((id) => inner.places.get(id)?.block);
  const results = body.outputs.slice(states).map((id) => to.openWindow(sizeOf(body, id)));
  // A result that is none of the body's making is stored at once.
  for (const id of body.outputs) if (inner.places.has(id)) to.use(inner, id, top);
  to.visit(inner, body);

  const end = to.nextStep();
  const next = body.outputs.slice(0, states);
  for (const id of next) to.use(inner, id, end);
  next.forEach((id, i) => {
    const { block, offset } = to.placeOf(inner, id);
    const into = filled[i] ?? -1;
    if (block === into && offset === 0) return;
    const size = sizeOf(body, id);
    if (filled.includes(block)) waiting.set(i, to.add(size, end));
    else {
      const last = to.blocks.last(into);
      const filledBehind = mayTakeOver(to, inner, body, id, into) ? last - 1 : last;
      to.wish(inner, id, size, { into, offset: 0, filledBehind });
    }
  });
  const sequences = equation.inputs.slice(0, elements);
  const captured = equation.inputs.slice(elements + states);
  for (const id of [...sequences, ...captured, ...equation.outputs]) to.use(scope, id, end);
  scope.loops.set(equation, { ...inner, elements: windows, results, waiting });
}

/** Whether what makes a state's next value reads the state, whose block is given, and may write over it if nothing reads it later. */
function mayTakeOver(to: AssignBlocks, scope: Scope, body: Program, id: ValueId, state: number): boolean {
  const maker = body.equations.find(({ outputs }) => outputs.includes(id));
  if (!maker) return false;
  const under = mayLieOn(maker, id);
  const reading = [...maker.inputs.keys()].filter(
    (i) => to.placeOf(scope, maker.inputs[i] ?? -1).block === state,
  );
  // Where it does not read the state, the last that does may be what stores it as a result.
  return (
    reading.length > 0 &&
    reading.every((i) => {
      const input = maker.inputs[i] ?? -1;
      const isWhole = to.placeOf(scope, input).offset === 0 && sizeOf(body, input) === sizeOf(body, id);
      return isWhole && under.includes(i);
    })
  );
}
