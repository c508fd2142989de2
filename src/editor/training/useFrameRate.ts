import { useEffect, useState } from 'react';

/** How many frames a second the page draws, while it is asked for. */
export function useFrameRate(counting: boolean): number | undefined {
  const [rate, setRate] = useState<number>();
  useEffect(() => {
    if (!counting) return;
    let frames = 0;
    let since = performance.now();
    const count = (now: number) => {
      frames++;
      if (now - since >= 1000) {
        setRate(Math.round((1000 * frames) / (now - since)));
        frames = 0;
        since = now;
      }
      request = requestAnimationFrame(count);
    };
    let request = requestAnimationFrame(count);
    return () => cancelAnimationFrame(request);
  }, [counting]);
  return rate;
}
