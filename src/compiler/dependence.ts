import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, ValueId } from '../ir/program.ts';

/** What changes a value from step to step of a scan: nothing, or the elements alone, or the states (and perhaps both). */
export type Dependence = 'nothing' | 'elements' | 'states';

/** Tells what the values of a scan's body depend on, and its equations. */
export function dependenceIn({ body, elements, states }: ScanParams) {
  const known = new Map<ValueId, Dependence>(
    body.inputs.map((id, i) => {
      if (i >= elements + states) return [id, 'nothing'];
      return [id, i < elements ? 'elements' : 'states'];
    }),
  );
  const ofValue = (id: ValueId): Dependence => known.get(id) ?? 'nothing';
  const ofEquation = ({ inputs }: Equation): Dependence => {
    const found = new Set(inputs.map(ofValue));
    if (found.has('states')) return 'states';
    return found.has('elements') ? 'elements' : 'nothing';
  };
  for (const equation of body.equations) {
    const its = ofEquation(equation);
    for (const id of equation.outputs) known.set(id, its);
  }
  return { ofValue, ofEquation };
}
