import type { FoldParams } from './primitives/fold.ts';
import type { FusedParams } from './primitives/fused.ts';
import type { MapParams } from './primitives/map.ts';
import type { ScanParams } from './primitives/scan.ts';
import type { Equation, Params, Program } from './program.ts';

const none: readonly Program[] = [];

/** The sub-programs that an equation carries. */
export function bodiesOf({ primitive, params }: Equation): readonly Program[] {
  switch (primitive) {
    case 'map':
    case 'scan':
    case 'fused':
      return [(params as MapParams | ScanParams | FusedParams).body];
    case 'fold':
      return (params as FoldParams).bodies.map(({ body }) => body);
    default:
      return none;
  }
}

/** The equation with its sub-programs changed. */
export function changeBodies(equation: Equation, change: (body: Program) => Program): Equation {
  const params = withBodies(equation, change);
  return params === equation.params ? equation : { ...equation, params };
}

/** The parameters of an equation with its sub-programs changed. */
export function withBodies({ primitive, params }: Equation, change: (body: Program) => Program): Params {
  switch (primitive) {
    case 'map':
    case 'scan':
    case 'fused':
      return { ...params, body: change((params as MapParams | ScanParams | FusedParams).body) };
    case 'fold':
      return {
        ...params,
        bodies: (params as FoldParams).bodies.map((each) => ({ ...each, body: change(each.body) })),
      };
    default:
      return params;
  }
}
