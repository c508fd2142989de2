import { chainSlots } from '../base/chainSlots.ts';
import { countElements } from '../base/valueType.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { type ElementwiseName, elementwise } from './elementwise.ts';
import type { ChainStep } from './plan.ts';
import { type RowRead, readOf, rowRead } from './readOf.ts';
import { coalesced, isContiguous } from './view.ts';

/** Elementwise functions one behind the other, over rows; steps name values as those of a chain in a plan do. */
export interface Chain {
  readonly kind: 'chain';
  readonly rows: number;
  readonly length: number;
  /** The first of the values; behind them are the results. */
  readonly reads: readonly RowRead[];
  readonly steps: readonly ChainStep[];
  /** The operands on which each result may lie: they are read as they lie, and no more once the result is written. */
  readonly over: readonly (readonly number[])[];
}

/** The shortest rows that are worth going through one by one. */
const leastLength = 8;

/** What elementwise equations are as a chain; `undefined` where there are others, or operands lie as the kernel does not read them. */
export function selectChain(body: Program): Chain | undefined {
  const equations = body.equations.filter(isElementwise);
  const made = new Set(equations.flatMap(({ outputs }) => outputs));
  const total = countElements(body.shapes[body.outputs[0] ?? -1] ?? []);
  const areAlike = [...made].every((id) => countElements(body.shapes[id] ?? []) === total);
  if (total === 0 || !areAlike || !body.outputs.every((id) => made.has(id))) return undefined;

  const read = [...new Set(equations.flatMap(({ inputs }) => inputs))].filter((id) => !made.has(id));
  const found = rowReads(body, read, total);
  if (!found) return undefined;
  const { length, reads } = found;
  const byNumber = new Set(
    equations.filter(({ primitive }) => !isArithmetic(primitive)).flatMap(({ inputs }) => inputs),
  );
  if (reads.some(({ step }, i) => step === 0 && byNumber.has(read[i] ?? -1))) return undefined;

  const values = new Map([...read, ...body.outputs].map((id, i) => [id, i]));
  const steps = stepsOf(equations, values);
  if (!steps) return undefined;
  const over = body.outputs.map((_, i) => operandsUnder(steps, reads, reads.length + i));
  return { kind: 'chain', rows: total / length, length, reads, steps, over };
}

function isElementwise(equation: Equation): equation is Equation & { readonly primitive: ElementwiseName } {
  return elementwise.has(equation.primitive);
}

function isArithmetic(name: ElementwiseName): boolean {
  return name === 'add' || name === 'sub' || name === 'mul' || name === 'div';
}

/** How operands are read in rows, which are as long as that the first that needs any has. */
function rowReads(body: Program, operands: readonly ValueId[], total: number) {
  const whole = operands.map((id) => readOf(body, id));
  const axes = whole.map((read) => coalesced(read?.view.axes ?? []));
  const length = axes.find((each) => each.length > 1)?.at(-1)?.size ?? total;
  if (length < Math.min(leastLength, total)) return undefined;
  const reads = whole.flatMap((read, i) => (read && rowRead(read, axes[i] ?? [], length)) ?? []);
  return reads.length === operands.length ? { length, reads } : undefined;
}

/** Equations as steps. What no value is lies in a slot as long as it is read; `undefined` when there are not enough. */
function stepsOf(
  equations: readonly (Equation & { readonly primitive: ElementwiseName })[],
  values: ReadonlyMap<ValueId, number>,
): readonly ChainStep[] | undefined {
  const lastRead = new Map(equations.flatMap(({ inputs }, i) => inputs.map((id) => [id, i] as const)));
  const inSlots = new Map<ValueId, number>();
  const free = Array.from({ length: chainSlots }, (_, slot) => slot);
  const steps: ChainStep[] = [];
  for (const [i, { primitive, inputs, outputs }] of equations.entries()) {
    const numberOf = (id: ValueId) => values.get(id) ?? values.size + (inSlots.get(id) ?? 0);
    const of = inputs.map(numberOf);
    for (const id of new Set(inputs)) {
      const slot = inSlots.get(id);
      if (slot !== undefined && lastRead.get(id) === i) free.push(slot);
    }
    for (const id of outputs) {
      if (!values.has(id)) {
        const slot = free.pop();
        if (slot === undefined) return undefined;
        inSlots.set(id, slot);
      }
      steps.push({ f: primitive, out: numberOf(id), of });
    }
  }
  return steps;
}

function operandsUnder(
  steps: readonly ChainStep[],
  reads: readonly RowRead[],
  result: number,
): readonly number[] {
  const written = steps.findIndex(({ out }) => out === result);
  const isFreeBy = (value: number) => steps.findLastIndex(({ of }) => of.includes(value)) <= written;
  return reads.flatMap(({ input, view }, i) => {
    const isReadOnce = reads.filter((other) => other.input === input).length === 1;
    return isReadOnce && isContiguous(view) && isFreeBy(i) ? [input] : [];
  });
}
