import type { Builder, Operand } from '../ir/builder.ts';
import { readAll } from '../ir/inline.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, ValueId } from '../ir/program.ts';
import { sizeOf } from './sizeOf.ts';

/** What a scan's parts read from outside, and hand to one another, by the value of the body that it is. */
export interface Around {
  /** The same at every step. */
  readonly same: Map<ValueId, Operand>;
  /** One for each step, along a first axis. */
  readonly stacked: Map<ValueId, Operand>;
  /** The initial states. */
  readonly states: readonly Operand[];
}

export function aroundScan({ body, elements, states }: ScanParams, inputs: readonly Operand[]): Around {
  const around = {
    same: new Map<ValueId, Operand>(),
    stacked: new Map<ValueId, Operand>(),
    states: inputs.slice(elements, elements + states),
  };
  define(around.stacked, body.inputs.slice(0, elements), inputs);
  define(around.same, body.inputs.slice(elements + states), inputs.slice(elements + states));
  return around;
}

export function define(
  values: Map<ValueId, Operand>,
  ids: readonly ValueId[],
  operands: readonly Operand[],
): void {
  ids.forEach((id, i) => {
    const operand = operands[i];
    if (operand) values.set(id, operand);
  });
}

/** More numbers than these are not computed at once: a step of so much work gains nothing by it, and memory is dear. */
const mostAtOnce = 2 ** 24;

/** Whether what an equation of a scan's body gives at all its steps may be computed at once. */
export function fitsAtOnce({ outputs }: Equation, { body, length }: ScanParams): boolean {
  return outputs.reduce((total, id) => total + sizeOf(body, id), 0) * length <= mostAtOnce;
}

/** Emits equations of a scan's body for all its steps at once. What is wanted of their values is then there, stacked. */
export function emitAtOnce(
  emit: Builder,
  { body, length }: ScanParams,
  equations: readonly Equation[],
  wanted: readonly ValueId[],
  { same, stacked }: Around,
): void {
  if (wanted.length === 0) return;
  const inputs = [...readBy(equations)].filter((id) => same.has(id) || stacked.has(id));
  const operands = inputs.flatMap((id) => stacked.get(id) ?? same.get(id) ?? []);
  const part = { inputs, equations, outputs: wanted, shapes: body.shapes };
  const flags = inputs.map((id) => stacked.has(id));
  define(stacked, wanted, emit.batched(part, operands, flags, length));
}

/**
 * Emits a scan of some of the equations of its body. What is wanted of their values, or of the states that a step starts
 * from, is then there, stacked; the final states come back.
 */
export function emitScan(
  emit: Builder,
  params: ScanParams,
  equations: readonly Equation[],
  wanted: readonly ValueId[],
  { same, stacked, states }: Around,
): readonly Operand[] {
  const { body, elements } = params;
  if (states.length + wanted.length === 0) return [];
  const outputs = [...body.outputs.slice(0, states.length), ...wanted];
  const read = [...new Set([...readBy(equations), ...outputs])];
  const slices = read.filter((id) => stacked.has(id));
  const captured = read.filter((id) => same.has(id));
  const given = body.inputs.slice(elements, elements + states.length);
  const results = emit.apply('scan', [...readAll(stacked, slices), ...states, ...readAll(same, captured)], {
    ...params,
    elements: slices.length,
    body: { inputs: [...slices, ...given, ...captured], equations, outputs, shapes: body.shapes },
  });
  define(stacked, wanted, results.slice(states.length));
  return results.slice(0, states.length);
}

/** The values of a body for every step, those that are the same at each repeated. */
export function stack(
  emit: Builder,
  { length }: ScanParams,
  ids: readonly ValueId[],
  { same, stacked }: Around,
): readonly Operand[] {
  return ids.map((id) => {
    const operand = stacked.get(id);
    if (operand) return operand;
    const [each] = readAll(same, [id]);
    if (!each) throw new Error(`Value ${id} is not there.`);
    return emit.repeat(each, length);
  });
}

/** The values that equations read and do not make themselves, in the order of first use. */
export function readBy(equations: readonly Equation[]): ReadonlySet<ValueId> {
  const read = new Set<ValueId>();
  const made = new Set<ValueId>();
  for (const { inputs, outputs } of equations) {
    for (const id of inputs) if (!made.has(id)) read.add(id);
    for (const id of outputs) made.add(id);
  }
  return read;
}
