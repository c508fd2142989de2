import { type RefObject, useEffect, useRef } from 'react';

/** Whether Escape is being pressed: React Flow selects a focused node then, if it is not selected, where nothing should be. */
export function useEscaping(): RefObject<boolean> {
  const escaping = useRef(false);
  useEffect(() => {
    const down = ({ key }: KeyboardEvent) => {
      escaping.current = key === 'Escape';
    };
    const up = () => {
      escaping.current = false;
    };
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
    };
  }, []);
  return escaping;
}
