import type { PortShape } from '../../runtime/protocol.ts';

/** The numbers of a port, and what they are. */
export interface PortNumbers extends PortShape {
  readonly values: Float32Array;
}

/** What is known of a port's value. */
export interface Activation extends PortNumbers {
  /** Grows with every change, also to `stale`; never used twice for a port. */
  readonly version: number;
  /** The latest result has no value for this port: what is kept is the one before. */
  readonly stale: boolean;
  /** What the ends of the signed colours stand for, where it is one of several parts that are seen side by side. */
  readonly limit?: number;
}

/** A circle on a picture, in its cells: (0, 0) is the corner of the first one. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Called at most once a frame, with the ports that have changed since the last call. */
export type ActivationsListener = (changed: ReadonlySet<string>) => void;

/**
 * The latest value of every port on screen, by path (`read/cell.output`). Values live here and not in React: whoever
 * shows them subscribes, and paints. A value stays until the next one is there, so that pictures do not flicker.
 */
export interface Activations {
  get(port: string): Activation | undefined;
  /** A result: of the ports that were asked for, those that are not in it become stale, if they ever had a value. */
  setValues(values: ReadonlyMap<string, PortNumbers>, asked: Iterable<string>): void;
  /** A value that is known without a run, such as that of a source. Results neither change it nor make it stale. */
  set(port: string, value: PortNumbers): void;
  /** Leaves a port that `set` gave a value to results again. */
  release(port: string): void;
  /** Forgets ports that are no longer shown or no longer exist. */
  drop(ports: Iterable<string>): void;
  /** Those that have a value. */
  ports(): IterableIterator<string>;
  /** Where the brush is on a port's picture while it is moved by keys; it is seen on the picture. */
  mark(port: string, mark: Mark | undefined): void;
  markOf(port: string): Mark | undefined;
  subscribe(listener: ActivationsListener): () => void;
}

interface Entry extends Activation {
  /** Given by `set`, not by a result. */
  readonly pinned: boolean;
}

/** `onNextFrame` is there for tests: what calls back once before the page is painted again. */
export function createActivations(
  onNextFrame: (callback: () => void) => void = (callback) => requestAnimationFrame(callback),
): Activations {
  const entries = new Map<string, Entry>();
  const marks = new Map<string, Mark>();
  const listeners = new Set<ActivationsListener>();
  let changed = new Set<string>();
  let version = 0;

  function note(port: string): void {
    if (changed.size === 0) onNextFrame(tell);
    changed.add(port);
  }

  function tell(): void {
    const told = changed;
    changed = new Set();
    for (const listener of listeners) listener(told);
  }

  function write(port: string, value: PortNumbers, state: { pinned: boolean; stale: boolean }): void {
    const { axes, values, ragged, pair, slice } = value;
    const shape = { axes, ...(ragged && { ragged }), ...(pair && { pair }), ...(slice && { slice }) };
    entries.set(port, { ...shape, values, version: ++version, ...state });
    note(port);
  }

  return {
    get: (port) => entries.get(port),
    setValues(values, asked) {
      for (const [port, value] of values)
        if (!entries.get(port)?.pinned) write(port, value, { pinned: false, stale: false });
      for (const port of asked) {
        const entry = entries.get(port);
        if (entry && !values.has(port) && !entry.pinned && !entry.stale)
          write(port, entry, { pinned: false, stale: true });
      }
    },
    set: (port, value) => write(port, value, { pinned: true, stale: false }),
    release(port) {
      const entry = entries.get(port);
      if (entry?.pinned) write(port, entry, { pinned: false, stale: true });
    },
    mark(port, mark) {
      if (mark) marks.set(port, mark);
      else marks.delete(port);
      note(port);
    },
    markOf: (port) => marks.get(port),
    drop(ports) {
      for (const port of ports) if (entries.delete(port)) note(port);
    },
    ports: () => entries.keys(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
