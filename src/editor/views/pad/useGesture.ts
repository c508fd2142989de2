import { useEffect, useRef } from 'react';

/** What a gesture on a source changes, and when it is over: all changes with one key are one step of the history. */
export interface GestureHandlers<T> {
  readonly onDraw: (value: T, gesture: string) => void;
  readonly onEnd: () => void;
}

export interface Gesture<T> {
  /** Hands on what `value` gives, once before the next frame however often this is called. */
  change(value: () => T): void;
  /** Hands on what is left, and ends the step. */
  end(): void;
}

let gestures = 0;

/** One gesture after another, each under a key of its own, with at most one change a frame. */
export function useGesture<T>(handlers: GestureHandlers<T>): Gesture<T> {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const gesture = useRef<Gesture<T>>(undefined);
  gesture.current ??= createGesture(() => latest.current);
  useEffect(() => () => gesture.current?.end(), []);
  return gesture.current;
}

function createGesture<T>(handlers: () => GestureHandlers<T>): Gesture<T> {
  let key: string | undefined;
  let waiting: (() => T) | undefined;
  let request = 0;

  function flush(): void {
    cancelAnimationFrame(request);
    request = 0;
    const value = waiting;
    waiting = undefined;
    if (value && key !== undefined) handlers().onDraw(value(), key);
  }

  return {
    change(value) {
      key ??= `draw-${++gestures}`;
      waiting = value;
      if (request === 0) request = requestAnimationFrame(flush);
    },
    end() {
      if (key === undefined) return;
      flush();
      key = undefined;
      handlers().onEnd();
    },
  };
}
