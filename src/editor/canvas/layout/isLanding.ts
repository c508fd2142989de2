import type { ViewState } from '../../state/viewState.ts';

/** Whether what is being dragged, from the palette or on the canvas, would go into this body. */
export function isLanding(
  { placing, dragging }: Pick<ViewState, 'placing' | 'dragging'>,
  path: string,
): boolean {
  return placing?.scope === path || dragging?.scope === path;
}
