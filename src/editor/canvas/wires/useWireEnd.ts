import { useCallback } from 'react';
import { placeIn } from '../../state/addBlock.ts';
import { finishConnecting } from '../../state/connect.ts';
import { useEditor } from '../../state/useEditor.ts';
import { portOf, useReactFlow } from '../flow/flow.ts';
import { scopeOf } from './portFit.ts';

/** How React Flow says where a dragged wire ended. */
interface End {
  readonly toHandle: {
    readonly nodeId: string;
    readonly id?: string | null;
    readonly type: 'source' | 'target';
  } | null;
  readonly toNode: unknown;
}

/**
 * What happens when a dragged wire is let go: on a port it is wired; a new one on empty canvas opens the menu of blocks that
 * fit. The end of a wire that was there goes back to where it was.
 */
export function useWireEnd(): (event: MouseEvent | TouchEvent, end: End) => void {
  const editor = useEditor();
  const flow = useReactFlow();
  return useCallback(
    (event: MouseEvent | TouchEvent, { toHandle, toNode }: End) => {
      const { layout, connecting } = editor.getState();
      if (!connecting) return;
      const { port: start, gives } = connecting;
      const end = toHandle && portOf(layout, toHandle.nodeId, toHandle.id, toHandle.type === 'source');
      if (end) finishConnecting(editor, end);
      if (end || toNode || connecting.wire !== undefined) return;
      const { clientX: x, clientY: y } =
        'changedTouches' in event ? (event.changedTouches[0] ?? origin) : event;
      const at = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
      editor.setState({
        adding: { x, y, place: placeIn(layout, scopeOf(start), at.x, at.y), port: start, gives },
      });
    },
    [editor, flow],
  );
}

const origin = { clientX: 0, clientY: 0 };
