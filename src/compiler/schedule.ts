import { bodiesOf, withBodies } from '../ir/bodies.ts';
import type { Equation, Program } from '../ir/program.ts';
import { prune } from './prune.ts';

/**
 * Orders the equations depth first from the outputs, so that a value is made shortly before it is used, and leaves out
 * what no output depends on, in the bodies of scans, maps and folds as well. Inputs stay, used or not.
 */
export function schedule(program: Program): Program {
  return order(prune(program));
}

function order(program: Program): Program {
  const makerOf = new Map<number, Equation>();
  for (const equation of program.equations) for (const id of equation.outputs) makerOf.set(id, equation);
  const placed = new Set<Equation>();
  const equations: Equation[] = [];
  for (const output of program.outputs) {
    const trail = [{ equation: makerOf.get(output), next: 0 }];
    while (true) {
      const top = trail.at(-1);
      if (!top) break;
      const { equation } = top;
      const operand = equation?.inputs[top.next++];
      if (!equation || placed.has(equation)) trail.pop();
      else if (operand !== undefined) trail.push({ equation: makerOf.get(operand), next: 0 });
      else {
        placed.add(equation);
        equations.push(orderBodies(equation));
        trail.pop();
      }
    }
  }
  return { ...program, equations };
}

function orderBodies(equation: Equation): Equation {
  return bodiesOf(equation).length === 0 ? equation : { ...equation, params: withBodies(equation, order) };
}
