import { axesIn, isKnown } from '../base/valueType.ts';
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

/** The paths of sources that have no value yet, so that what depends on them cannot be computed. */
export function sourcesWithoutValue({ types, scope }: Inference): readonly string[] {
  return sourcesIn(scope).flatMap(({ path }) => {
    const type = types.get(`${path}.out`);
    return type && !axesIn(type).every(isKnown) ? [path] : [];
  });
}

function sourcesIn(scope: Scope): readonly Scope['nodes'][number][] {
  return scope.nodes.flatMap((node) => {
    if (node.body) return sourcesIn(node.body);
    return !node.block.body && node.block.source ? [node] : [];
  });
}
