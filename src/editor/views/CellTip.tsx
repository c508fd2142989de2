import { useEffect, useRef } from 'react';
import { shortestFloat } from '../../base/shortestFloat.ts';
import { splitInstance } from '../state/instancePorts.ts';
import type { ShownActivations } from '../state/shownActivations.ts';
import type { Tracing } from '../state/tracing.ts';
import { type CellUnder, cellUnder } from './cellUnder.ts';
import { describeIndices } from './indices.ts';
import type { SceneSource } from './scene.ts';

interface CellTipProps {
  readonly scene: SceneSource;
  readonly activations: ShownActivations;
  readonly tracing: Tracing;
}

/** Milliseconds that the pointer rests before a cell is asked about; on what one draws on it passes often. */
const rest = { picture: 40, pad: 500 };

/**
 * The number under the pointer with its indices, beside it; what it is computed from and what is computed from it is lit in
 * all other pictures. For the eyes alone: the inspector tells the same in words.
 */
export function CellTip({ scene, activations, tracing }: CellTipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const canvas = tip.current?.closest<HTMLElement>('.canvas');
    if (!canvas) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: CellUnder | undefined;

    const leave = () => {
      clearTimeout(timer);
      last = undefined;
      tracing.point(undefined);
      if (tip.current) tip.current.hidden = true;
    };
    const move = (event: PointerEvent) => {
      const on = event.target instanceof Element ? event.target : undefined;
      const isOnDrawing = on?.closest('.react-flow__node, .react-flow__pane');
      if (event.buttons !== 0 || event.pointerType === 'touch' || !isOnDrawing) {
        leave();
        return;
      }
      const { left, top } = canvas.getBoundingClientRect();
      const at = { x: event.clientX - left, y: event.clientY - top };
      const cell = cellUnder(scene.getScene(), at, activations.get);
      if (!cell) {
        leave();
        return;
      }
      if (tip.current) place(tip.current, canvas, at);
      if (cell.port === last?.port && cell.place === last.place) return;
      last = cell;
      if (tip.current) tell(tip.current, cell);
      clearTimeout(timer);
      const pad = on?.closest('.pad, .sliders');
      timer = setTimeout(
        () => {
          const port = splitInstance(cell.port)?.port ?? cell.port;
          tracing.point({ port, elements: [activations.wholePlace(cell.port, cell.place)] });
        },
        pad ? rest.pad : rest.picture,
      );
    };
    canvas.addEventListener('pointermove', move);
    for (const type of ['pointerleave', 'pointerdown', 'wheel'] as const)
      canvas.addEventListener(type, leave, { passive: true });
    return () => {
      leave();
      canvas.removeEventListener('pointermove', move);
      for (const type of ['pointerleave', 'pointerdown', 'wheel'] as const)
        canvas.removeEventListener(type, leave);
    };
  }, [scene, activations, tracing]);
  return <div ref={tip} className="cell-tip floating" aria-hidden="true" hidden />;
}

function tell(tip: HTMLElement, { picture, place, activation }: CellUnder): void {
  const value = activation.values[place] ?? 0;
  const symbol = picture.kind === 'text' ? picture.symbols[value] : undefined;
  const label = picture.kind === 'softmax' ? picture.labels[place] : undefined;
  const where =
    label === undefined
      ? describeIndices(activation, place)
      : `${describeIndices(activation, place)} (${label})`;
  tip.textContent = `${where}: ${symbol === undefined ? shortestFloat(value) : JSON.stringify(symbol)}`;
}

/** Beside the pointer, on the side where there is room. */
function place(
  tip: HTMLElement,
  canvas: HTMLElement,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  tip.hidden = false;
  const left = x + 16 + tip.offsetWidth > canvas.clientWidth ? x - 12 - tip.offsetWidth : x + 16;
  tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, y - 34)}px)`;
}
