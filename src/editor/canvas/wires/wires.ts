import type { Problem } from '../../../base/problem.ts';
import type { ValueType } from '../../../base/valueType.ts';
import type { Inference } from '../../../compiler/infer.ts';
import type { Document, Graph } from '../../../document/document.ts';
import { joinPath } from '../../../document/path.ts';
import { enteredIn, type Layout, type NodeLayout } from '../layout/layout.ts';
import { laneOf } from './laneOf.ts';

/** A wire as it is drawn, with the paths of its ports. */
export interface DrawnWire {
  readonly id: string;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly form: WireForm;
  readonly type?: ValueType;
  readonly problem?: Problem;
  /** The height at which the wire goes back, when it leads to the left. */
  readonly lane?: number;
}

/**
 * How the kind of value shows: a line for vectors, ribs across it for sequences, a double line for images, a branching mark for
 * trees, dots for symbols, two thin lines for a pair.
 */
export type WireForm = 'vector' | 'sequence' | 'image' | 'tree' | 'symbols' | 'pair';

export function wireId(from: string, to: string): string {
  return `${from}>${to}`;
}

export function wireEnds(id: string): readonly [from: string, to: string] {
  const cut = id.indexOf('>');
  return [id.slice(0, cut), id.slice(cut + 1)];
}

export function wireForm(type: ValueType | undefined): WireForm {
  if (type?.kind === 'tuple') return 'pair';
  if (type?.axes.some(({ tree }) => tree)) return 'tree';
  if (type?.kind === 'symbols') return 'symbols';
  const names = type?.axes.map(({ name }) => name) ?? [];
  if (names.includes('height') && names.includes('width')) return 'image';
  return names.some((name) => name === 'time' || name === 'position' || name === 'nodes')
    ? 'sequence'
    : 'vector';
}

/** The wires between nodes that are drawn, those of open bodies included; those that are `before` as they are now are the same objects. */
export function drawnWires(
  document: Document,
  inference: Inference,
  layout: Layout,
  before?: ReadonlyMap<string, DrawnWire>,
): DrawnWire[] {
  const owners = new Map<string, NodeLayout>();
  for (const each of layout.values()) for (const { port } of each.ports) owners.set(port, each);
  const problems = new Map<string, Problem>();
  for (const problem of inference.problems) if (problem.wire) problems.set(wireId(...problem.wire), problem);
  const drawn: DrawnWire[] = [];
  const draw = (graph: Graph, scope: string) => {
    for (const wire of graph.wires) {
      const [from, to] = [joinPath(scope, wire[0]), joinPath(scope, wire[1])];
      const [source, target] = [owners.get(from), owners.get(to)];
      if (!source || !target) continue;
      const id = wireId(from, to);
      const [type, problem] = [inference.types.get(from), problems.get(id)];
      const lane = source.scope === target.scope ? laneOf(source, target) : undefined;
      const old = before?.get(id);
      if (old && old.lane === lane && old.type === type && old.problem === problem) {
        drawn.push(old);
        continue;
      }
      drawn.push({
        id,
        scope,
        from,
        to,
        form: wireForm(type),
        ...(lane !== undefined && { lane }),
        ...(type && { type }),
        ...(problem && { problem }),
      });
    }
    for (const { id, body } of graph.nodes)
      if (body && layout.get(joinPath(scope, id))?.frame) draw(body, joinPath(scope, id));
  };
  const entered = enteredIn(layout);
  if (entered) draw(entered.node.body ?? { nodes: [], wires: [] }, entered.path);
  else draw(document, '');
  return drawn;
}
