import type { PointerEvent as ReactPointerEvent } from 'react';
import { isOnCanvas } from '../canvas/flow/canvasCentre.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { swallowClick } from '../canvas/swallowClick.ts';
import { dropTarget } from '../canvas/wires/dropTarget.ts';
import { addBlockAt, addBlockOnWire, placeAt } from '../state/addBlock.ts';
import { useEditor } from '../state/useEditor.ts';

/** How far the pointer has to go before a press becomes a drag. */
const slack = 4;
/** Where a dropped node is held: near the left end of its title. */
const grip = { x: 48, y: 14 };

/** Gives what begins to follow a pointer pressed on a block: it can be let go on the canvas, in a body or on a wire. */
export function useBlockDrag(): (block: string, pressed: ReactPointerEvent) => void {
  const editor = useEditor();
  const flow = useReactFlow();

  return (block, pressed) => {
    if (pressed.button !== 0) return;
    const from = { x: pressed.clientX, y: pressed.clientY };
    const listening = new AbortController();
    const on = { capture: true, signal: listening.signal };

    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      if (!editor.getState().placing && Math.hypot(x - from.x, y - from.y) < slack) return;
      const spot = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
      const target = isOnCanvas(x, y) ? dropTarget(editor.getState(), block, spot, flow.getZoom()) : {};
      editor.setState({ placing: { block, x, y, ...target } });
    };
    const stop = () => {
      listening.abort();
      editor.setState({ placing: undefined });
    };
    const drop = ({ clientX: x, clientY: y }: PointerEvent) => {
      const { placing, layout } = editor.getState();
      stop();
      if (!placing) return;
      swallowClick();
      if (!isOnCanvas(x, y)) return;
      const spot = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
      const { scope, ...place } = placeAt(layout, spot.x, spot.y);
      if (placing.wire !== undefined) addBlockOnWire(editor, block, placing.wire);
      else addBlockAt(editor, block, { scope, x: place.x - grip.x, y: place.y - grip.y });
    };
    window.addEventListener('pointermove', move, on);
    window.addEventListener('pointerup', drop, on);
    window.addEventListener('pointercancel', stop, on);
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        stop();
      },
      on,
    );
  };
}
