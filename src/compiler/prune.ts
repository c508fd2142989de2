import type { FoldParams } from '../ir/primitives/fold.ts';
import type { MapParams } from '../ir/primitives/map.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';

type IsNeeded = (id: ValueId | undefined) => boolean;

/** Programs of which nothing can be left out. */
const pruned = new WeakSet<Program>();

/**
 * Leaves out the equations that no result depends on, and of maps, scans and folds the results that are not used, the
 * states that no result depends on and the operands that their bodies do not read. Inputs stay, used or not.
 */
export function prune(program: Program): Program {
  if (pruned.has(program)) return program;
  const needed = new Uint8Array(program.shapes.length);
  for (const id of program.outputs) needed[id] = 1;
  const equations: Equation[] = [];
  const isNeeded: IsNeeded = (id) => id !== undefined && needed[id] === 1;
  for (const equation of program.equations.toReversed()) {
    if (!equation.outputs.some(isNeeded)) continue;
    const kept = narrow(equation, isNeeded);
    for (const id of kept.inputs) needed[id] = 1;
    equations.push(kept);
  }
  const left = { ...program, equations: equations.reverse() };
  pruned.add(left);
  return left;
}

/** The equation without what is not needed of it. */
function narrow(equation: Equation, isNeeded: IsNeeded): Equation {
  switch (equation.primitive) {
    case 'map':
      return narrowMap(equation, isNeeded);
    case 'scan':
      return narrowScan(equation, isNeeded);
    case 'fold':
      return narrowFold(equation, isNeeded);
    default:
      return equation;
  }
}

function narrowMap(equation: Equation, isNeeded: IsNeeded): Equation {
  const params = equation.params as MapParams;
  const used = (_: unknown, i: number) => isNeeded(equation.outputs[i]);
  const body = prune({ ...params.body, outputs: params.body.outputs.filter(used) });
  const reads = readsOf(body);
  const mapped = body.inputs.slice(0, params.mapped).filter(reads).length;
  return {
    ...equation,
    params: { ...params, body: { ...body, inputs: body.inputs.filter(reads) }, mapped },
    inputs: equation.inputs.filter((_, i) => reads(body.inputs[i])),
    outputs: equation.outputs.filter(used),
  };
}

function narrowScan(equation: Equation, isNeeded: IsNeeded): Equation {
  const params = equation.params as ScanParams;
  const { elements, states } = params;
  const kept = new Set([...equation.outputs.keys()].filter((i) => isNeeded(equation.outputs[i])));
  const isKept = (_: unknown, i: number) => kept.has(i);
  const cut = () => prune({ ...params.body, outputs: params.body.outputs.filter(isKept) });
  let body = cut();
  // A state that is read is kept, and then so is what the next one depends on.
  while (true) {
    const reads = readsOf(body);
    const read = [...Array(states).keys()].filter((i) => !kept.has(i) && reads(body.inputs[elements + i]));
    if (read.length === 0) break;
    for (const i of read) kept.add(i);
    body = cut();
  }
  const reads = readsOf(body);
  const isRead = (_: unknown, i: number) =>
    i >= elements && i < elements + states ? kept.has(i - elements) : reads(body.inputs[i]);
  return {
    ...equation,
    params: {
      ...params,
      body: { ...body, inputs: body.inputs.filter(isRead) },
      elements: body.inputs.slice(0, elements).filter(isRead).length,
      states: [...kept].filter((i) => i < states).length,
    },
    inputs: equation.inputs.filter(isRead),
    outputs: equation.outputs.filter(isKept),
  };
}

/** The value of each node stays, used or not, as the bodies hand it on from node to node. */
function narrowFold(equation: Equation, isNeeded: IsNeeded): Equation {
  const params = equation.params as FoldParams;
  let result = 1;
  const kept = [true];
  const bodies = params.bodies.map(({ children, body }) => {
    const outputs = body.outputs.filter((_, i) => {
      if (i === 0) return true;
      const needed = isNeeded(equation.outputs[result++]);
      kept.push(needed);
      return needed;
    });
    return { children, body: prune({ ...body, outputs }) };
  });
  // What is captured stands behind the children, which differ in number.
  const reads = bodies.map(({ body }) => readsOf(body));
  const isRead = (captured: number) =>
    bodies.some(({ children, body }, at) => reads[at]?.(body.inputs[children + captured]));
  return {
    ...equation,
    params: {
      ...params,
      bodies: bodies.map(({ children, body }) => ({
        children,
        body: { ...body, inputs: body.inputs.filter((_, i) => i < children || isRead(i - children)) },
      })),
    },
    inputs: equation.inputs.filter((_, i) => i === 0 || isRead(i - 1)),
    outputs: equation.outputs.filter((_, i) => kept[i]),
  };
}

/** Tells which values a program reads or gives. */
function readsOf({ equations, outputs }: Program): IsNeeded {
  const read = new Set([...outputs, ...equations.flatMap(({ inputs }) => inputs)]);
  return (id) => id !== undefined && read.has(id);
}
