import { useEffect, useState } from 'react';
import type { Activation, Activations } from '../state/activations.ts';

/**
 * The value of a port for what is written in words or numbers, brought up to date at most every `interval`
 * milliseconds: live values are too fast to be read, and are no state of React.
 */
export function useActivation(
  activations: Activations,
  port: string,
  interval: number,
): Activation | undefined {
  const [shown, setShown] = useState(() => ({ port, activation: activations.get(port) }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = performance.now();
    const show = () => {
      timer = undefined;
      last = performance.now();
      setShown({ port, activation: activations.get(port) });
    };
    show();
    const unsubscribe = activations.subscribe((changed) => {
      if (changed.has(port)) timer ??= setTimeout(show, Math.max(0, last + interval - performance.now()));
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [activations, port, interval]);
  return shown.port === port ? shown.activation : activations.get(port);
}
