import type { Inference } from '../compiler/infer.ts';
import { withoutReadings } from '../compiler/portNames.ts';
import type { Scope } from '../compiler/resolve.ts';

/** A node whose output `loss` is what training makes small. */
export interface LossNode {
  readonly path: string;
  /** Whether its target is classes for the scores at `x`, or numbers. */
  readonly of: 'classes' | 'numbers';
}

/** The well-typed losses of a graph, in the order in which values flow, those inside bodies too. */
export function lossesOf({ scope, types }: Inference): readonly LossNode[] {
  const within = ({ nodes }: Scope): readonly LossNode[] =>
    nodes.flatMap(({ path, block, body, bypass }) => {
      if (body) return within(body);
      const typed = types.has(withoutReadings(`${path}.loss`));
      return !block.body && block.loss && !bypass && typed ? [{ path, of: block.loss }] : [];
    });
  return within(scope);
}
