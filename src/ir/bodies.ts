import type { FoldParams } from './primitives/fold.ts';
import type { MapParams } from './primitives/map.ts';
import type { Equation, Program } from './program.ts';

/** The sub-programs that an equation carries. */
export function bodiesOf({ params }: Equation): readonly Program[] {
  const { body, bodies = [] } = params as Partial<MapParams & FoldParams>;
  return body ? [body] : bodies.map((each) => each.body);
}
