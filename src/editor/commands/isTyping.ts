/** Whether what happens to an element is meant for a field, a dialog or a menu, and not for the drawing. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    !!target.closest('input, textarea, select, [contenteditable], dialog, [role="menu"]')
  );
}
