/** How many frames to wait for something to be there. */
const patience = 30;

/**
 * Brings the focus to the first element that a selector fits, as soon as it is there: its code may still be on its way. It
 * stays where it is if it goes elsewhere meanwhile.
 */
export function focusSoon(selector: string): void {
  const before = document.activeElement;
  const look = (left: number) => {
    if (document.activeElement !== before) return;
    const element = document.querySelector<HTMLElement>(selector);
    if (element) element.focus({ preventScroll: true });
    else if (left > 0) requestAnimationFrame(() => look(left - 1));
  };
  look(patience);
}
