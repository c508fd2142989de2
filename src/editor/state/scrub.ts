import { evaluateSize } from '../../base/size.ts';
import { childrenOf, innerNodesOf, type Topology } from '../../base/topology.ts';
import { type Axis, axesIn, isKnown } from '../../base/valueType.ts';
import { childrenIn } from '../../blocks/recurse.ts';
import type { Inference } from '../../compiler/infer.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import type { Editor, EditorState } from './store.ts';

/** By the path of a combinator: which application of its body is looked at, counted along its own axes, the last one fastest. */
export type Positions = ReadonlyMap<string, number>;

type Known = Pick<Inference, 'fronts' | 'types'>;

/** The axes along which a combinator applies its body; none where it has no type. */
export function ownAxes({ fronts }: Pick<Inference, 'fronts'>, path: string): readonly Axis[] {
  const around = fronts.get(scopeOf(path)) ?? [];
  return fronts.get(path)?.slice(around.length) ?? [];
}

/**
 * The same with the sizes that they have where one looks: in the body of a recurse these may differ from node to node, and are known
 * once a node is chosen.
 */
export function ownAxesAt(inference: Known, positions: Positions, path: string): readonly Axis[] {
  const axes = ownAxes(inference, path);
  if (axes.every(isKnown)) return axes;
  const known = new Map<string, number>();
  for (const [outer, position] of positions) {
    const children = path.startsWith(`${outer}/`) ? childrenAt(inference, outer, position) : undefined;
    if (children !== undefined) known.set(childrenIn(outer), children);
  }
  return axes.map((axis) => ({ ...axis, size: evaluateSize(axis.size, known) ?? axis.size }));
}

/** The tree that a recurse goes over; none of any other node, and while there is none. */
export function treeUnder({ types }: Pick<Inference, 'types'>, path: string): Topology | undefined {
  const type = types.get(`${path}.tree`);
  return type && axesIn(type).find(({ tree }) => tree?.topology)?.tree?.topology;
}

/** How many children the inner node has that a recurse is looked at; `undefined` of any other block. */
export function childrenAt(inference: Known, path: string, position: number): number | undefined {
  const topology = treeUnder(inference, path);
  const node = topology && innerNodesOf(topology)[position];
  return topology && node !== undefined ? childrenOf(topology, node).length : undefined;
}

/**
 * How often a combinator applies its body in one application of what is around it; `undefined` where that is not known, as it
 * differs from one to the other and none is chosen.
 */
export function countApplications(
  inference: Known,
  path: string,
  positions: Positions = new Map(),
): number | undefined {
  const axes = ownAxesAt(inference, positions, path);
  if (axes.length === 0) return undefined;
  let count = 1;
  for (const { size } of axes) {
    if (typeof size !== 'number') return undefined;
    count *= size;
  }
  return count;
}

/** Looks at one application of a combinator's body; at all of them together without a position. */
export function setPosition(editor: Editor, path: string, position: number | undefined): void {
  const { positions, inference } = editor.getState();
  const count = countApplications(inference, path, positions) ?? 0;
  const next = new Map(positions);
  if (position === undefined || count === 0) next.delete(path);
  else next.set(path, Math.max(0, Math.min(count - 1, Math.round(position))));
  // Elsewhere what is within may be applied less often.
  for (const [inner, at] of positions) {
    const most = inner.startsWith(`${path}/`) ? countApplications(inference, inner, next) : undefined;
    if (most !== undefined && at >= most) next.set(inner, most - 1);
  }
  if (next.get(path) !== positions.get(path)) editor.setState({ positions: next });
}

/** Goes so many applications on, from one end to the other; from none to the first or the last. */
export function stepPosition(editor: Editor, path: string, by: number): void {
  const { positions, inference } = editor.getState();
  const count = countApplications(inference, path, positions) ?? 0;
  if (count === 0) return;
  const at = positions.get(path) ?? (by > 0 ? -1 : 0);
  setPosition(editor, path, (at + by + count) % count);
}

/** Goes from one application to the next by itself; stops without a path. */
export function play(editor: Editor, path: string | undefined): void {
  if (editor.getState().playing !== path) editor.setState({ playing: path });
}

/**
 * For each axis that stands in front of a port's own: the index that is looked at, or `undefined` for all. Empty where nothing
 * around the port is looked at application by application.
 */
export function choicesFor(
  inference: Known,
  positions: Positions,
  port: string,
): readonly (number | undefined)[] {
  if (positions.size === 0) return [];
  const scope = port.slice(0, Math.max(0, port.lastIndexOf('/')));
  let known = chosen.get(positions);
  if (known?.inference !== inference) known = { inference, byScope: new Map() };
  chosen.set(positions, known);
  const choices = known.byScope.get(scope) ?? findChoices(inference, positions, port);
  known.byScope.set(scope, choices);
  return choices;
}

interface Chosen {
  readonly inference: Known;
  readonly byScope: Map<string, readonly (number | undefined)[]>;
}

/** What was found for positions, by the scope of the port: all ports of a body are asked about at every step. */
const chosen = new WeakMap<Positions, Chosen>();

function findChoices(inference: Known, positions: Positions, port: string): readonly (number | undefined)[] {
  const ids = withoutReadings(port).split('/').slice(0, -1);
  const choices = ids.flatMap((_, i): readonly (number | undefined)[] => {
    const path = ids.slice(0, i + 1).join('/');
    const axes = ownAxesAt(inference, positions, path);
    const position = positions.get(path);
    const count = countApplications(inference, path, positions);
    if (position === undefined || count === undefined || position >= count) return axes.map(() => undefined);
    return unravel(position, axes);
  });
  return choices.some((each) => each !== undefined) ? choices : [];
}

/** The index along each axis of a place that is counted through, the last axis fastest. */
export function unravel(place: number, axes: readonly Axis[]): readonly number[] {
  const indices: number[] = [];
  let rest = place;
  for (const { size } of axes.toReversed()) {
    const length = typeof size === 'number' ? Math.max(1, size) : 1;
    indices.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return indices;
}

/** The combinators whose applications can be chosen now: those around what is selected or entered, from the outside in. */
export function scrubbedPaths({
  selectedNodes,
  entered,
  inference,
  positions,
}: Pick<EditorState, 'selectedNodes' | 'entered' | 'inference' | 'positions'>): readonly string[] {
  const [only] = selectedNodes;
  const path = selectedNodes.size === 1 && only !== undefined ? only : entered;
  const ids = path.split('/');
  return ids
    .map((_, i) => ids.slice(0, i + 1).join('/'))
    .filter((each) => countApplications(inference, each, positions) !== undefined);
}

/** Those that the scrubber shows: what can be chosen now, and what was chosen before. */
export function shownScrubbers(
  state: Pick<EditorState, 'selectedNodes' | 'entered' | 'inference' | 'positions'>,
): readonly string[] {
  const chosen = [...state.positions.keys()].filter(
    (path) => countApplications(state.inference, path, state.positions) !== undefined,
  );
  const paths = new Set([...scrubbedPaths(state), ...chosen]);
  return [...paths].sort((one, other) => (one < other ? -1 : 1));
}

/** The one that keys step through: the innermost around what is selected, else of those that were chosen before. */
export function steppedPath(
  state: Pick<EditorState, 'selectedNodes' | 'entered' | 'inference' | 'positions'>,
): string | undefined {
  return scrubbedPaths(state).at(-1) ?? shownScrubbers(state).at(-1);
}

function scopeOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
