import type { Axis } from '../../base/valueType.ts';

/** The numbers of a port in row-major order: the axes of the combinators around it in front, then its own. */
export interface PortNumbers {
  readonly axes: readonly Axis[];
  readonly values: Float32Array;
}

/** What is known of a port's value. */
export interface Activation extends PortNumbers {
  /** Grows with every change, also to `stale`; never used twice for a port. */
  readonly version: number;
  /** The latest result has no value for this port: what is kept is the one before. */
  readonly stale: boolean;
}

/** Called at most once a frame, with the ports that have changed since the last call. */
export type ActivationsListener = (changed: ReadonlySet<string>) => void;

/**
 * The latest value of every port on screen, by path (`read/cell.output`). Values live here and not in React: whoever
 * shows them subscribes, and paints. A value stays until the next one is there, so that pictures do not flicker.
 */
export interface Activations {
  get(port: string): Activation | undefined;
  /** A whole result: ports that have a value but are not in it become stale, unless `set` gave it. */
  setValues(values: ReadonlyMap<string, PortNumbers>): void;
  /** A value that is known without a run, such as that of a source. Results neither change it nor make it stale. */
  set(port: string, value: PortNumbers): void;
  /** Forgets ports that are no longer shown or no longer exist. */
  drop(ports: Iterable<string>): void;
  ports(): IterableIterator<string>;
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
    entries.set(port, { axes: value.axes, values: value.values, version: ++version, ...state });
    note(port);
  }

  return {
    get: (port) => entries.get(port),
    setValues(values) {
      for (const [port, value] of values)
        if (!entries.get(port)?.pinned) write(port, value, { pinned: false, stale: false });
      for (const [port, entry] of entries)
        if (!values.has(port) && !entry.pinned && !entry.stale)
          write(port, entry, { pinned: false, stale: true });
    },
    set: (port, value) => write(port, value, { pinned: true, stale: false }),
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
