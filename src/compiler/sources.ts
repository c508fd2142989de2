import type { Inference } from './infer.ts';
import type { Scope } from './resolve.ts';

/** The values that the sources of a graph hold, by port (`draw.out`), in row-major order; those that are well typed. */
export function sourceValues(inference: Inference): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>();
  const collect = (scope: Scope) => {
    for (const { path, block, params, body } of scope.nodes) {
      if (body) collect(body);
      else if (!block.body && block.source && inference.types.has(`${path}.out`))
        values.set(`${path}.out`, block.source(params));
    }
  };
  collect(inference.scope);
  return values;
}
