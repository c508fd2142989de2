import type { KeyboardEvent } from 'react';

/**
 * Moves the focus through the palette, which Tab comes to once: up and down through the blocks, to the right to what the
 * reference says of one, and back.
 */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.palette-entry')];
  const row = event.target instanceof Element ? event.target.closest('li') : null;
  const at = entries.findIndex((entry) => row?.contains(entry));
  const last = entries.length - 1;
  const target = {
    ArrowDown: entries[Math.min(last, at + 1)],
    ArrowUp: entries[Math.max(0, at - 1)],
    Home: entries[0],
    End: entries[last],
    ArrowRight: row?.querySelector<HTMLElement>('.about-block'),
    ArrowLeft: entries[at],
  }[event.key];
  if (!target) return;
  event.preventDefault();
  // The drawing is moved by arrow keys too.
  event.stopPropagation();
  target.focus();
}
