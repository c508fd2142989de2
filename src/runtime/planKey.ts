import type { Inference } from '../compiler/infer.ts';

type Scope = Inference['scope'];

/**
 * A text that is equal for graphs whose plan for these ports is the same. It leaves out what only changes numbers: the
 * seed, labels, and the values of sources but for what their types tell: the length of a text, the form of a tree.
 */
export function planKey({ scope, types }: Inference, ports: readonly string[]): string {
  // Which ports have a type tells whether data fits, as does a source with too few values.
  return JSON.stringify([structureOf(scope, types), [...types.keys()], ports]);
}

function structureOf(scope: Scope, types: Inference['types']): unknown {
  return [
    scope.nodes.map(({ path, block, params, bypass, inputs, body }) => [
      path,
      block.type,
      !block.body && block.source
        ? types.get(`${path}.out`)
        : Object.entries(params).filter(([name]) => !block.params[name]?.data),
      bypass,
      [...inputs],
      body && structureOf(body, types),
    ]),
    [...scope.results],
  ];
}
