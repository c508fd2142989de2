import type { Showings } from '../ir/dependence.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import { rulesOf } from '../ir/primitives.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';

const arranging: ReadonlySet<PrimitiveName> = new Set(['reshape', 'transpose', 'concat', 'slice', 'gather']);

/**
 * The equations that arrange what is found at ports within a combinator, application by application, so that it can be
 * looked at in one piece: they are the combinator's own, and nothing comes after them but a port.
 */
export function findShowings(
  program: Program,
  outputs: readonly { readonly id: ValueId; readonly port: string }[],
): Showings {
  const found = new Set<Equation>();
  const follow = (within: Program, id: ValueId, port: string): void => {
    const equation = within.equations.find((each) => each.outputs.includes(id));
    if (!equation || !port.startsWith(`${equation.path}/`)) return;
    const { primitive, params, inputs } = equation;
    const { dependence } = rulesOf(primitive);
    if ('applications' in dependence) {
      const index = equation.outputs.indexOf(id);
      const shapes = inputs.map((input) => within.shapes[input] ?? []);
      // The applications of one body are alike.
      const seen = new Set<Program>();
      for (const { body, outputs: places } of dependence.applications(shapes, params)) {
        if (seen.has(body)) continue;
        const at = places.findIndex((place) => place.of === 'result' && place.index === index);
        if (at < 0) continue;
        seen.add(body);
        follow(body, body.outputs[at] ?? -1, port);
      }
      return;
    }
    if (!arranging.has(primitive)) return;
    found.add(equation);
    for (const input of inputs) follow(within, input, port);
  };
  for (const { id, port } of outputs) follow(program, id, port);
  return found;
}
