import { useEffect } from 'react';
import { useCommandContext } from './useCommandContext.ts';

/** Lets nodes be copied, cut and pasted, as soon as what that takes has come behind the first paint. */
export function useClipboard(): void {
  const context = useCommandContext();
  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./listenForClipboard.ts').then(({ listenForClipboard }) => {
      if (!gone) stop = listenForClipboard(context);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [context]);
}
