import { axesIn, isKnown, type ValueType } from '../base/valueType.ts';
import { splitPort } from '../document/path.ts';
import type { Inference } from './infer.ts';
import type { Scope } from './resolve.ts';

/** The values that the sources of a graph hold, by port (`draw.out`), in row-major order; those that are well typed and have one. */
export function sourceValues({ types, scope }: Inference): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  for (const { path, block, params } of sourcesIn(scope)) {
    const type = types.get(`${path}.out`);
    if (type && !block.body && block.source && axesIn(type).every(isKnown))
      values.set(`${path}.out`, block.source(params));
  }
  return values;
}

/** The sources outside of bodies: where each is, which block it is of, and what comes out of it where that is known. */
export function topSources({ types, scope }: Inference): readonly {
  readonly path: string;
  readonly block: string;
  readonly type: ValueType | undefined;
}[] {
  return scope.nodes.flatMap(({ path, block }) =>
    !block.body && block.source ? [{ path, block: block.type, type: types.get(`${path}.out`) }] : [],
  );
}

/** The paths of sources that have no value yet, so that what depends on them cannot be computed. */
export function sourcesWithoutValue({ types, scope }: Inference): readonly string[] {
  return sourcesIn(scope).flatMap(({ path }) => {
    const type = types.get(`${path}.out`);
    return type && !axesIn(type).every(isKnown) ? [path] : [];
  });
}

/** Whether what a body gives back hangs on a source in it that has no value yet: then it cannot be applied. */
export function lacksValue(inference: Pick<Inference, 'types'>, { nodes, results }: Scope): boolean {
  const byPath = new Map(nodes.map((node) => [node.path, node]));
  const waiting = [...results.values()];
  const reached = new Set<string>();
  for (let port = waiting.pop(); port !== undefined; port = waiting.pop()) {
    const [path] = splitPort(port);
    const node = byPath.get(path);
    if (!node || reached.has(path)) continue;
    reached.add(path);
    const type = inference.types.get(port);
    const source = !node.block.body && node.block.source;
    if (source && type && !axesIn(type).every(isKnown)) return true;
    if (node.body && lacksValue(inference, node.body)) return true;
    waiting.push(...node.inputs.values());
  }
  return false;
}

function sourcesIn(scope: Scope): readonly Scope['nodes'][number][] {
  return scope.nodes.flatMap((node) => {
    if (node.body) return sourcesIn(node.body);
    return !node.block.body && node.block.source ? [node] : [];
  });
}
