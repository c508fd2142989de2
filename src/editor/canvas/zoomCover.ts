import type { FlowProps } from './flow/flow.ts';

/**
 * Marks the drawing while the wheel zooms it, so that canvas.css covers what lies in it; a pointer that moves points at something again.
 */
export function createZoomCover(): Required<Pick<FlowProps, 'onMoveStart' | 'onMoveEnd'>> {
  let covered: HTMLElement | undefined;
  const uncover = () => {
    removeEventListener('pointermove', uncover);
    delete covered?.dataset.zoomed;
    covered = undefined;
  };
  return {
    onMoveStart(event) {
      const drawing =
        event?.type === 'wheel' && event.target instanceof Element
          ? event.target.closest<HTMLElement>('.react-flow')
          : null;
      if (!drawing) return;
      uncover();
      covered = drawing;
      covered.dataset.zoomed = 'true';
      addEventListener('pointermove', uncover);
    },
    onMoveEnd: uncover,
  };
}
