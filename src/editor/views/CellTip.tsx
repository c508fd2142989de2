import { useEffect, useRef } from 'react';
import { splitInstance } from '../state/instancePorts.ts';
import type { ShownActivations } from '../state/shownActivations.ts';
import type { Tracing } from '../state/tracing.ts';
import { type CellUnder, cellUnder } from './cellUnder.ts';
import { describeCell } from './describeCell.ts';
import { unlitWords } from './sayUnlit.ts';
import type { SceneSource } from './scene.ts';
import { typedUnder } from './typedUnder.ts';

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
    let last: Pick<CellUnder, 'port' | 'place'> | undefined;
    /** The number that the pointer is at, and where that is. */
    let words = '';
    let pointer = { x: 0, y: 0 };
    let view = scene.getScene().viewport;

    const say = () => {
      if (!tip.current) return;
      const why = tracing.unlit();
      tip.current.textContent = why ? `${words}\n${unlitWords[why]}` : words;
      if (last) place(tip.current, canvas, pointer);
    };
    const leave = () => {
      if (last === undefined) return;
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
      pointer = { x: event.clientX - left, y: event.clientY - top };
      const cell = cellUnder(scene.getScene(), pointer, activations.get);
      const found = cell ?? (on && typedUnder(on, event.clientX, event.clientY));
      if (!found) {
        leave();
        return;
      }
      const { port } = found;
      if (tip.current) place(tip.current, canvas, pointer);
      if (port === last?.port && found.place === last.place) return;
      last = found;
      words =
        'symbol' in found
          ? JSON.stringify(found.symbol)
          : describeCell(found.picture, found.activation, found.place);
      say();
      clearTimeout(timer);
      const pad = on?.closest('.pad, .sliders, .series-surface');
      timer = setTimeout(
        () => {
          const whole = splitInstance(port)?.port ?? port;
          tracing.point({ port: whole, elements: [activations.wholePlace(port, found.place)] });
        },
        pad ? rest.pad : rest.picture,
      );
    };
    canvas.addEventListener('pointermove', move);
    for (const type of ['pointerleave', 'pointerdown', 'wheel'] as const)
      canvas.addEventListener(type, leave, { passive: true });
    const endTracing = tracing.subscribe(say);
    // What lies under a pointer that rests is another when the view moves.
    const end = scene.subscribe(() => {
      const { viewport } = scene.getScene();
      if (viewport.x !== view.x || viewport.y !== view.y || viewport.zoom !== view.zoom) leave();
      view = viewport;
    });
    return () => {
      leave();
      end();
      endTracing();
      canvas.removeEventListener('pointermove', move);
      for (const type of ['pointerleave', 'pointerdown', 'wheel'] as const)
        canvas.removeEventListener(type, leave);
    };
  }, [scene, activations, tracing]);
  return <div ref={tip} className="cell-tip floating" aria-hidden="true" hidden />;
}

/** Beside the pointer, on the side where there is room. */
function place(
  tip: HTMLElement,
  canvas: HTMLElement,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  tip.hidden = false;
  const left = x + 16 + tip.offsetWidth > canvas.clientWidth ? x - 12 - tip.offsetWidth : x + 16;
  tip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, y - 10 - tip.offsetHeight)}px)`;
}
