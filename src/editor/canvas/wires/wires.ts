import type { Problem } from '../../../base/problem.ts';
import type { ValueType } from '../../../base/valueType.ts';
import type { Inference } from '../../../compiler/infer.ts';
import type { Document, Graph } from '../../../document/document.ts';
import { joinPath } from '../../../document/path.ts';
import { sameJson } from '../../../document/sameJson.ts';
import { enteredIn, type Layout, type NodeLayout } from '../layout/layout.ts';
import { laneOf } from './laneOf.ts';
import { ownerOf } from './owners.ts';

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

/**
 * The wires between nodes that are drawn, those of open bodies included; those that are `before` as they are now are the same objects, and
 * when all are, it is the list that it was.
 */
export function drawnWires(
  document: Document,
  inference: Inference,
  layout: Layout,
  before: readonly DrawnWire[] = [],
): readonly DrawnWire[] {
  const problems = new Map<string, Problem>();
  for (const problem of inference.problems) if (problem.wire) problems.set(wireId(...problem.wire), problem);
  const drawn: DrawnWire[] = [];
  let known: ReadonlyMap<string, DrawnWire> | undefined;
  const oldOf = (id: string) => {
    // Mostly what was drawn in its place.
    const old = before[drawn.length];
    if (old?.id === id) return old;
    known ??= new Map(before.map((wire) => [wire.id, wire]));
    return known.get(id);
  };
  const draw = (graph: Graph, scope: string) => {
    for (const { id, from, to, owners } of namesOf(graph.wires, scope)) {
      const old = oldOf(id);
      if (old && isDrawnFrom(old, layout, inference, owners)) {
        drawn.push(old);
        continue;
      }
      const [source, target] = [nodeWith(layout, owners[0], from), nodeWith(layout, owners[1], to)];
      if (!source || !target) continue;
      const [type, problem] = [inference.types.get(from), problems.get(id)];
      const lane = source.scope === target.scope ? laneOf(source, target) : undefined;
      const isSame = old && old.lane === lane && sameJson(old.type, type) && sameJson(old.problem, problem);
      const wire = isSame
        ? old
        : {
            id,
            scope,
            from,
            to,
            form: wireForm(type),
            ...(lane !== undefined && { lane }),
            ...(type && { type }),
            ...(problem && { problem }),
          };
      drawnFrom.set(wire, { source, target, inference });
      drawn.push(wire);
    }
    for (const { id, body } of graph.nodes)
      if (body && layout.get(joinPath(scope, id))?.frame) draw(body, joinPath(scope, id));
  };
  const entered = enteredIn(layout);
  if (entered) draw(entered.node.body ?? { nodes: [], wires: [] }, entered.path);
  else draw(document, '');
  const isSame = drawn.length === before.length && drawn.every((wire, i) => wire === before[i]);
  return isSame ? before : drawn;
}

interface Origin {
  readonly source: NodeLayout;
  readonly target: NodeLayout;
  readonly inference: Inference;
}

/** What wires follow from: where a node is moved, only those at it are looked at. */
const drawnFrom = new WeakMap<DrawnWire, Origin>();

function isDrawnFrom(
  wire: DrawnWire,
  layout: Layout,
  inference: Inference,
  [source, target]: WireNames['owners'],
): boolean {
  const known = drawnFrom.get(wire);
  return (
    known?.inference === inference &&
    known.source === layout.get(source) &&
    known.target === layout.get(target)
  );
}

/** What a wire and its ends are called, and the paths of the nodes that have them. */
interface WireNames extends Pick<DrawnWire, 'id' | 'from' | 'to'> {
  readonly owners: readonly [source: string, target: string];
}

const named = new WeakMap<Graph['wires'], { readonly scope: string; readonly names: readonly WireNames[] }>();

/** Found once for a list of wires, which stays the same while nodes are moved. */
function namesOf(wires: Graph['wires'], scope: string): readonly WireNames[] {
  const known = named.get(wires);
  if (known?.scope === scope) return known.names;
  const names = wires.map((wire): WireNames => {
    const [from, to] = [joinPath(scope, wire[0]), joinPath(scope, wire[1])];
    return { id: wireId(from, to), from, to, owners: [ownerOf(from), ownerOf(to)] };
  });
  named.set(wires, { scope, names });
  return names;
}

function nodeWith(layout: Layout, owner: string, port: string): NodeLayout | undefined {
  const node = layout.get(owner);
  return node?.ports.some((each) => each.port === port) ? node : undefined;
}
