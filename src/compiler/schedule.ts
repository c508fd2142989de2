import { changeBodies } from '../ir/bodies.ts';
import type { Equation, Program } from '../ir/program.ts';
import { listFor } from './listFor.ts';
import { prune } from './prune.ts';

/**
 * Orders the equations depth first from the outputs, so that a value is made shortly before it is used, and leaves out
 * what no output depends on, in the bodies of scans, maps and folds as well. Inputs stay, used or not.
 */
export function schedule(program: Program): Program {
  return order(prune(program));
}

function order(program: Program): Program {
  const makers = listFor<Equation>(program);
  for (const equation of program.equations) for (const id of equation.outputs) makers[id] = equation;
  const placed = new Set<Equation>();
  const equations: Equation[] = [];
  for (const output of program.outputs) {
    const last = makers[output];
    const trail = last && !placed.has(last) ? [{ equation: last, next: 0 }] : [];
    while (true) {
      const top = trail.at(-1);
      if (!top) break;
      const { equation } = top;
      const operand = equation.inputs[top.next++];
      const maker = operand === undefined ? undefined : makers[operand];
      if (maker && !placed.has(maker)) trail.push({ equation: maker, next: 0 });
      if (operand !== undefined) continue;
      placed.add(equation);
      equations.push(equation.primitive === 'fused' ? equation : changeBodies(equation, order));
      trail.pop();
    }
  }
  return { ...program, equations };
}
