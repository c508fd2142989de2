import type { FoldParams } from './primitives/fold.ts';
import type { MapParams } from './primitives/map.ts';
import type { Equation, Params, Program } from './program.ts';

const none: readonly Program[] = [];

/** The sub-programs that an equation carries. */
export function bodiesOf({ params }: Equation): readonly Program[] {
  const { body, bodies } = params as Partial<MapParams & FoldParams>;
  if (body) return [body];
  return bodies ? bodies.map((each) => each.body) : none;
}

/** The equation with its sub-programs changed. */
export function changeBodies(equation: Equation, change: (body: Program) => Program): Equation {
  const params = withBodies(equation, change);
  return params === equation.params ? equation : { ...equation, params };
}

/** The parameters of an equation with its sub-programs changed. */
export function withBodies({ params }: Equation, change: (body: Program) => Program): Params {
  const { body, bodies } = params as Partial<MapParams & FoldParams>;
  if (body) return { ...params, body: change(body) };
  if (!bodies) return params;
  return { ...params, bodies: bodies.map((each) => ({ ...each, body: change(each.body) })) };
}
