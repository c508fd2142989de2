/** How many frames to wait for something to be there. */
const patience = 30;

/** Brings the focus to the first element that a selector fits, as soon as it is there: its code may still be on its way. */
export function focusSoon(selector: string, left = patience): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (element) element.focus({ preventScroll: true });
  else if (left > 0) requestAnimationFrame(() => focusSoon(selector, left - 1));
}
