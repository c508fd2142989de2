import type { Equation, Program } from '../ir/program.ts';

/**
 * Orders the equations depth first from the outputs, so that a value is made shortly before it is used, and leaves out
 * those that no output depends on. Inputs stay, used or not.
 */
export function schedule(program: Program): Program {
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
        equations.push(equation);
        trail.pop();
      }
    }
  }
  return { ...program, equations };
}
