import { act } from '@testing-library/react';

/** Gives an element a place on a page that has no layout of its own. */
export function placeAt(element: Element, x: number, y: number, width: number, height: number): void {
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height);
}

/** Lets the page be painted, so that what waits for a frame happens. */
export async function passFrame(): Promise<void> {
  await act(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
}
