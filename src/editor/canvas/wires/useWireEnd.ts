import { placeIn } from '../../state/addBlock.ts';
import { connectPorts } from '../../state/connect.ts';
import { notify } from '../../state/notify.ts';
import { useEditor } from '../../state/useEditor.ts';
import { portOf, useReactFlow } from '../flow/flow.ts';
import { portKey } from '../layout/layout.ts';
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
 * What happens when a dragged wire is let go: on a port it connects, even where the types do not fit (the problem then
 * says why, and how to mend it); on empty canvas the menu of blocks that fit opens.
 */
export function useWireEnd(): (event: MouseEvent | TouchEvent, end: End) => void {
  const editor = useEditor();
  const flow = useReactFlow();
  return (event, { toHandle, toNode }) => {
    const { layout, connecting } = editor.getState();
    if (!connecting) return;
    const { port: start, gives, fits } = connecting;
    const end = toHandle && portOf(layout, toHandle.nodeId, toHandle.id, toHandle.type === 'source');
    if (end) {
      const fit = fits.get(portKey(end));
      if (fit?.kind === 'never') notify(editor, { tone: 'error', text: fit.why });
      else if (fit)
        connectPorts(editor, ...(gives ? ([start, end.port] as const) : ([end.port, start] as const)));
      return;
    }
    if (toNode) return;
    const { clientX: x, clientY: y } =
      'changedTouches' in event ? (event.changedTouches[0] ?? origin) : event;
    const at = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
    editor.setState({
      adding: { x, y, place: placeIn(layout, scopeOf(start), at.x, at.y), port: start, gives },
    });
  };
}

const origin = { clientX: 0, clientY: 0 };
