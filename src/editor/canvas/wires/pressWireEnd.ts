import type { TouchEvent } from 'react';

/** React Flow begins to move the end of a wire for a mouse alone: a finger on one is told to it as a mouse. */
export function pressWireEnd({ target, touches }: TouchEvent): void {
  const finger = touches[0];
  if (!finger || touches.length > 1) return;
  if (!(target instanceof Element) || !target.classList.contains('react-flow__edgeupdater')) return;
  const { clientX, clientY } = finger;
  target.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, clientX, clientY }));
}
