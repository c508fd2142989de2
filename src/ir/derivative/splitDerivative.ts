import { countElements } from '../../base/valueType.ts';
import type { Builder } from '../builder.ts';
import type { ScanParams } from '../primitives/scan.ts';
import type { PrimitiveName } from '../primitives.ts';
import type { Equation, Shape, ValueId } from '../program.ts';

/** The body of a scan and its derivative, in two parts: what needs no gradient, and what does. */
export interface SplitDerivative {
  readonly shapes: readonly Shape[];
  /** Those of the body, in its order. */
  readonly inputs: readonly ValueId[];
  readonly outputs: readonly ValueId[];
  /** What gives the outputs and what is kept of each step. */
  readonly forwards: readonly Equation[];
  /** What the second part reads of the first, beside elements, captured values and results. */
  readonly kept: readonly ValueId[];
  /** The gradients of the outputs that have one, in their order: all states, and some results. */
  readonly given: readonly ValueId[];
  readonly backwards: readonly Equation[];
  /** Of `backwards`, what needs no gradient: it is done again rather than kept. */
  readonly again: ReadonlySet<Equation>;
  /** The gradients of the inputs. */
  readonly gradients: readonly ValueId[];
}

/** What costs so little that it is done again where what it is made of takes no more room than what it gives. */
const cheap: ReadonlySet<PrimitiveName> = new Set<PrimitiveName>([
  ...([
    'add',
    'sub',
    'mul',
    'div',
    'relu',
    'select',
    'constant',
    'reshape',
    'transpose',
    'broadcast',
  ] as const),
  ...(['concat', 'slice', 'pad', 'flip', 'window', 'gather'] as const),
]);

/** Differentiates the body of a scan; `flows` says which of its outputs have a gradient. */
export function splitDerivative(
  emit: Builder,
  { body, elements, states }: ScanParams,
  flows: readonly boolean[],
): SplitDerivative {
  const asked = body.outputs.filter((_, i) => flows[i]);
  const joint = emit.trace(
    [...body.inputs, ...asked].map((id) => body.shapes[id] ?? []),
    (inner, operands) => {
      const gradients = operands.slice(body.inputs.length);
      const derivative = inner.differentiate(
        body,
        operands.slice(0, body.inputs.length),
        flows.map((flow) => (flow ? gradients.shift() : undefined)),
        Number.POSITIVE_INFINITY,
      );
      return [...derivative.outputs, ...derivative.gradients];
    },
  );
  const inputs = joint.inputs.slice(0, body.inputs.length);
  const given = joint.inputs.slice(body.inputs.length);
  const outputs = joint.outputs.slice(0, body.outputs.length);
  const gradients = joint.outputs.slice(body.outputs.length);

  const ofGradients = new Set(given);
  const learning = new Set<Equation>();
  for (const equation of joint.equations) {
    if (!equation.inputs.some((id) => ofGradients.has(id))) continue;
    learning.add(equation);
    for (const id of equation.outputs) ofGradients.add(id);
  }
  const forwards = joint.equations.filter((equation) => !learning.has(equation));
  const read = [...[...learning].flatMap((equation) => equation.inputs), ...gradients];
  const there = new Set([
    ...inputs.slice(0, elements),
    ...inputs.slice(elements + states),
    ...outputs.slice(states),
  ]);
  const needed = new Set(read.filter((id) => !ofGradients.has(id) && !there.has(id)));
  const sizeOf = (ids: readonly ValueId[]) =>
    ids.reduce((total, id) => total + countElements(joint.shapes[id] ?? []), 0);
  const again = new Set<Equation>();
  for (const equation of forwards.toReversed()) {
    const wanted = equation.outputs.filter((id) => needed.has(id));
    if (wanted.length === 0 || !cheap.has(equation.primitive)) continue;
    const further = equation.inputs.filter((id) => !there.has(id) && !needed.has(id));
    if (sizeOf([...new Set(further)]) > sizeOf(wanted)) continue;
    again.add(equation);
    for (const id of wanted) needed.delete(id);
    for (const id of further) needed.add(id);
  }
  return {
    shapes: joint.shapes,
    inputs,
    outputs,
    forwards,
    kept: [...needed],
    given,
    backwards: joint.equations.filter((equation) => learning.has(equation) || again.has(equation)),
    again,
    gradients,
  };
}
