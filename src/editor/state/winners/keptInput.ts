import type { Inference } from '../../../compiler/infer.ts';
import { withoutReadings } from '../../../compiler/portNames.ts';
import type { Scope } from '../../../compiler/resolve.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import { findNode } from '../../canvas/layout/vocabularyOf.ts';

/** The blocks that keep the largest numbers of what they are given. */
const keeping: ReadonlySet<string> = new Set(['max-pooling', 'maximum']);

/** What the largest numbers are kept of. */
export interface KeptInput {
  /** The node that keeps them. */
  readonly path: string;
  /** Its input, in the same reading as its output. */
  readonly input: string;
  /** The port that is wired to it, which has the same numbers. */
  readonly source: string | undefined;
}

/** Of the output of a block that keeps the largest numbers, in whatever reading; `undefined` of any other port. */
export function keptInput({ scope }: Pick<Inference, 'scope'>, port: string): KeptInput | undefined {
  const found = known.get(scope) ?? new Map<string, KeptInput | undefined>();
  known.set(scope, found);
  if (!found.has(port)) found.set(port, findKept(scope, port));
  return found.get(port);
}

/** All pictures ask, whenever they are painted. */
const known = new WeakMap<Scope, Map<string, KeptInput | undefined>>();

function findKept(scope: Scope, port: string): KeptInput | undefined {
  const [named, name] = splitPort(port);
  if (name !== 'y') return undefined;
  const path = withoutReadings(named);
  const node = findNode(scope, path);
  if (!node || !keeping.has(node.block.type) || node.bypass) return undefined;
  const [around] = splitPath(path);
  const [reading] = splitPath(named);
  const source = node.inputs.get('x');
  return { path, input: `${named}.x`, source: source && reading + source.slice(around.length) };
}
