import { useMemo, useRef } from 'react';
import { isAnnotation } from '../../document/annotations.ts';
import { splitPath } from '../../document/path.ts';
import { topmost } from '../../document/subgraph.ts';
import { placeIn } from '../state/addBlock.ts';
import { endGesture } from '../state/edit.ts';
import { landOnWire } from '../state/landOnWire.ts';
import { show } from '../state/store.ts';
import { useEditor } from '../state/useEditor.ts';
import { type CanvasNode, useStoreApi, viewportOf } from './flow/flow.ts';
import { dragScope } from './layout/dragScope.ts';
import type { Layout } from './layout/layout.ts';
import type { Spot } from './wires/curve.ts';
import { landingWireOf } from './wires/landing.ts';

interface Drag {
  readonly paths: readonly string[];
  readonly scope: string;
  readonly byRectangle: boolean;
  /** As it was when the drag began: frames follow what is dragged in them. */
  readonly layout: Layout;
  /** Where the drawing is seen in the window: whoever asks in the midst of a move has the page laid out for it. */
  readonly pane: Spot;
}

type Pointer = MouseEvent | TouchEvent;

/** Nodes that are dragged over the frame of a body go into it, and past the edge of their own out of it; not while Alt is held. */
export function useNodeDrag() {
  const editor = useEditor();
  const flow = useStoreApi();
  const drag = useRef<Drag | undefined>(undefined);

  return useMemo(() => {
    const aim = (current: Drag, scope: string | undefined) => {
      const { dragging, history, facts } = editor.getState();
      if (dragging && dragging.scope === scope && !!dragging.byRectangle === current.byRectangle) return;
      const paths = new Set(current.paths);
      const leaves = scope !== undefined && current.scope !== '' && !scope.startsWith(`${current.scope}/`);
      const { leaving: _, ...staying } = facts;
      show(editor, history, {
        dragging: {
          paths,
          ...(scope !== undefined && { scope }),
          ...(current.byRectangle && { byRectangle: true }),
        },
        ...(leaves !== !!facts.leaving && { facts: leaves ? { ...facts, leaving: paths } : staying }),
      });
    };

    const start = (nodes: readonly CanvasNode[], byRectangle = false) => {
      endGesture(editor);
      const paths = topmost(nodes.flatMap(({ id }) => (isAnnotation(id) ? [] : [id])));
      const [scope, ...others] = new Set(paths.map((path) => splitPath(path)[0]));
      if (scope === undefined || others.length > 0) return;
      const pane = flow.getState().domNode?.getBoundingClientRect() ?? { x: 0, y: 0 };
      const current = { paths, scope, byRectangle, layout: editor.getState().layout, pane };
      drag.current = current;
      aim(current, undefined);
      afterLetGo(() => {
        if (drag.current === current) end(current);
      });
    };
    const move = (event: Pointer) => {
      const { current } = drag;
      if (!current) return;
      const { clientX, clientY } = 'touches' in event ? (event.touches[0] ?? nowhere) : event;
      const { x, y, zoom } = viewportOf(flow);
      const spot = { x: (clientX - current.pane.x - x) / zoom, y: (clientY - current.pane.y - y) / zoom };
      const scope = event.altKey
        ? current.scope
        : dragScope(current.layout, current.paths, current.scope, spot);
      const into = scope === current.scope ? undefined : scope;
      aim(current, into);
      const [path] = current.paths;
      const isAlone = path !== undefined && current.paths.length === 1 && into === undefined;
      const wire = isAlone ? landingWireOf(editor.getState(), path) : undefined;
      if (wire !== editor.getState().landingWire) editor.setState({ landingWire: wire });
    };
    const stop = async () => {
      const { current } = drag;
      drag.current = undefined;
      if (!current) return endGesture(editor);
      const { dragging, layout } = editor.getState();
      const scope = dragging?.scope;
      const boxes = current.paths.flatMap((path) => layout.get(path) ?? []);
      if (scope !== undefined) {
        const { moveToScope } = await import('../state/moveToScope.ts');
        const [x, y] = [Math.min(...boxes.map((each) => each.x)), Math.min(...boxes.map((each) => each.y))];
        const place = placeIn(layout, scope, x, y);
        moveToScope(editor, current.paths, scope, () => place, 'move');
      } else if (current.paths[0] !== undefined) landOnWire(editor, current.paths[0]);
      end(current);
    };
    const end = (current: Drag) => {
      aim(current, undefined);
      drag.current = undefined;
      editor.setState({ dragging: undefined, landingWire: undefined });
      endGesture(editor);
    };
    return {
      onNodeDragStart: (_: unknown, node: CanvasNode, nodes: CanvasNode[]) =>
        start(nodes.length > 0 ? nodes : [node]),
      onNodeDrag: (event: Pointer | React.MouseEvent) =>
        move('nativeEvent' in event ? event.nativeEvent : event),
      onNodeDragStop: () => void stop(),
      onSelectionDragStart: (_: unknown, nodes: CanvasNode[]) => start(nodes, true),
      onSelectionDrag: (event: React.MouseEvent) => move('nativeEvent' in event ? event.nativeEvent : event),
      onSelectionDragStop: () => void stop(),
    };
  }, [editor, flow]);
}

const nowhere = { clientX: Number.NEGATIVE_INFINITY, clientY: 0 };

/** React Flow does not tell of a drag that is given up, as by a second finger; what it does tell comes before. */
function afterLetGo(callback: () => void): void {
  const kinds = ['mouseup', 'touchend', 'touchcancel'] as const;
  const onEnd = (event: MouseEvent | TouchEvent) => {
    if ('touches' in event && event.touches.length > 0) return;
    for (const kind of kinds) removeEventListener(kind, onEnd, { capture: true });
    setTimeout(callback);
  };
  for (const kind of kinds) addEventListener(kind, onEnd, { capture: true });
}
