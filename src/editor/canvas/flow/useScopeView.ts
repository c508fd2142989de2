import { useLayoutEffect, useRef } from 'react';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { boxAround } from '../layout/geometry.ts';
import { canvasBox } from './canvasCentre.ts';
import { useReactFlow, type Viewport, viewOf, wholeDrawing } from './flow.ts';

/**
 * Brings the whole of a document into view when it is opened, and that of a body when it is entered for the first time.
 * A scope that was left is seen again as it was.
 */
export function useScopeView(): void {
  const editor = useEditor();
  const flow = useReactFlow();
  const opened = useEditorState((state) => state.opened);
  const entered = useEditorState((state) => state.entered);
  const shown = useRef({ opened, entered });
  const left = useRef(new Map<string, Viewport>());
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { opened, entered };
    if (before.opened !== opened) {
      left.current.clear();
      void flow.fitView(wholeDrawing);
    } else if (before.entered !== entered) {
      left.current.set(before.entered, flow.getViewport());
      const boxes = [...editor.getState().layout.values()].map(({ x, y, box }) => ({ ...box, x, y }));
      void flow.setViewport(left.current.get(entered) ?? viewOf(boxAround(boxes), canvasBox()));
    }
  }, [editor, flow, opened, entered]);
}
