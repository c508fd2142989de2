import type { EditorState } from '../../state/store.ts';
import { movingWires } from '../wires/movingWires.ts';
import {
  type AnnotationNode,
  type CanvasNode,
  type FlowEdge,
  type FlowNode,
  flowEdges,
  flowNodes,
  unrolledNodes,
} from './flow.ts';
import { annotationNodes } from './flowAnnotations.ts';

/*
 * What React Flow is given, as selectors of the editor's state. They give the same list as long as it holds the same, so that
 * nothing is drawn anew while what is dragged moves by itself: React Flow goes through all of a new one.
 */

/** Notes and frames, over them the nodes, and what is unrolled. */
export function createNodeSelector(): (state: EditorState) => CanvasNode[] {
  let nodes: ReadonlyMap<string, FlowNode> = new Map();
  let annotations: ReadonlyMap<string, AnnotationNode> = new Map();
  let shown: CanvasNode[] = [];
  const unrolled = whenChanged(['unrollings'], ({ unrollings }) => unrolledNodes(unrollings));
  return whenChanged(nodeParts, (state) => {
    // Notes and frames lie on the graph as a whole.
    const below =
      state.entered === ''
        ? annotationNodes(state.history.present, state.selectedAnnotations, annotations)
        : [];
    const above = flowNodes(state, nodes);
    const now = [...below, ...above, ...unrolled(state)];
    if (isSame(shown, now)) return shown;
    annotations = byId(below);
    nodes = byId(above);
    shown = now;
    return shown;
  });
}

/** Wires; from far away only those that are selected, see FarWires, and at no time those that are dragged, see MovingWires. */
export function createEdgeSelector(isFar: boolean): (state: EditorState) => FlowEdge[] {
  let edges: ReadonlyMap<string, FlowEdge> = new Map();
  let shown: FlowEdge[] = [];
  return whenChanged(edgeParts, (state) => {
    const { layout, wires, selectedWires } = state;
    const moving = movingWires(state);
    const drawn = wires.filter((wire) => (!isFar || selectedWires.has(wire.id)) && !moving.has(wire));
    const fresh = flowEdges({ layout, wires: drawn, selectedWires }, edges);
    if (isSame(shown, fresh)) return shown;
    edges = byId(fresh);
    shown = fresh;
    return shown;
  });
}

const nodeParts = [
  'history',
  'layout',
  'selectedNodes',
  'selectedAnnotations',
  'entered',
  'dragging',
  'placing',
  'inference',
  'found',
  'unrollings',
] as const;

const edgeParts = ['layout', 'wires', 'selectedWires', 'dragging'] as const;

/** Asks anew only when one of these parts of the state has become another. */
function whenChanged<T>(
  parts: readonly (keyof EditorState)[],
  select: (state: EditorState) => T,
): (state: EditorState) => T {
  let known: { readonly state: EditorState; readonly value: T } | undefined;
  return (state) => {
    const before = known?.state;
    if (known && before && parts.every((part) => before[part] === state[part])) return known.value;
    known = { state, value: select(state) };
    return known.value;
  };
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && now.every((each, i) => each === before[i]);
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
