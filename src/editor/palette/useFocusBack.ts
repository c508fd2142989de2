import { useState } from 'react';

/** Gives what brings the focus back to what had it before the component was there. */
export function useFocusBack(): () => void {
  const [before] = useState(() => document.activeElement);
  return () => {
    if (before instanceof HTMLElement || before instanceof SVGElement) before.focus({ preventScroll: true });
  };
}
