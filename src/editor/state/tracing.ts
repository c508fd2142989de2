import type { TraceRequest } from '../../runtime/client.ts';
import type { Traced } from '../../runtime/protocol.ts';

/** Numbers of a port, by their place in its value. */
export interface PointedCells {
  readonly port: string;
  readonly elements: readonly number[];
}

/** What of a port's value is lit, a byte for each number. */
export interface Lit {
  /** What the pointed cells are computed from. */
  readonly sources?: Uint8Array | undefined;
  /** What is computed from them. */
  readonly targets?: Uint8Array | undefined;
  /** Which of them are the largest of what they are compared with. */
  readonly kept?: Uint8Array | undefined;
  /** Whether many are lit, each by itself: outlines would cover them. */
  readonly scattered?: boolean;
}

/** Which cells of which values depend on those that are pointed at. Kept outside of React, as values are. */
export interface Tracing {
  /** The pointer is at these cells, or at none. What was lit stays until it is known what is lit next. */
  point(cells: PointedCells | undefined): void;
  /** Lit while the pointer is nowhere: what the step that is chosen is computed from. */
  follow(cells: readonly PointedCells[]): void;
  litOf(port: string): Lit | undefined;
  /** The cells that what is lit depends on or is computed from. */
  litFrom(): PointedCells | undefined;
  /** Whether the graph is too large for what the pointed cells depend on to be found. */
  isRefused(): boolean;
  subscribe(listener: () => void): () => void;
  /** What answers questions about cells, and what they are about. */
  connect(
    ask: (request: TraceRequest) => void,
    subject: () => Pick<TraceRequest, 'document' | 'ports'>,
  ): void;
  /** An answer has come. */
  tell(traced: Traced, request: TraceRequest): void;
  /** What was lit no longer holds: the graph has changed. */
  forget(): void;
}

export function createTracing(): Tracing {
  let ask: ((request: TraceRequest) => void) | undefined;
  let subject: (() => Pick<TraceRequest, 'document' | 'ports'>) | undefined;
  let pointed: PointedCells | undefined;
  let followed: readonly PointedCells[] = [];
  let asked: TraceRequest | undefined;
  let lit: ReadonlyMap<string, Lit> = new Map();
  let from: PointedCells | undefined;
  let refused = false;
  const listeners = new Set<() => void>();

  const show = (next: ReadonlyMap<string, Lit>, isRefused = false) => {
    if (next.size === 0 && lit.size === 0 && isRefused === refused) return;
    lit = next;
    refused = isRefused;
    from = next.size > 0 ? pointed : undefined;
    for (const listener of listeners) listener();
  };
  const question = () => {
    const wanted = pointed ? [pointed] : followed;
    const cells = wanted.flatMap(({ port, elements }) => elements.map((element) => ({ port, element })));
    if (cells.length === 0 || !ask || !subject) {
      asked = undefined;
      show(new Map());
      return;
    }
    asked = { ...subject(), cells };
    ask(asked);
  };

  return {
    point(cells) {
      if (sameCells(cells, pointed)) return;
      pointed = cells;
      question();
    },
    follow(cells) {
      if (cells.length === followed.length && cells.every((each, i) => sameCells(each, followed[i]))) return;
      followed = cells;
      if (!pointed) question();
    },
    litOf: (port) => lit.get(port),
    litFrom: () => from,
    isRefused: () => refused,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(answers, about) {
      ask = answers;
      subject = about;
    },
    tell({ sources, targets, refused }, request) {
      if (request !== asked) return;
      const next = new Map<string, Lit>();
      for (const port of new Set([...sources.keys(), ...targets.keys()])) {
        // Of a step only what goes in is shown: what comes of it is what the pictures show.
        const own = { sources: sources.get(port), ...(pointed && { targets: targets.get(port) }) };
        if (own.sources || own.targets) next.set(port, own);
      }
      show(next, pointed && refused);
    },
    forget() {
      pointed = undefined;
      asked = undefined;
      show(new Map());
      if (followed.length > 0) question();
    },
  };
}

function sameCells(one: PointedCells | undefined, other: PointedCells | undefined): boolean {
  return (
    one === other ||
    (one !== undefined &&
      other !== undefined &&
      one.port === other.port &&
      one.elements.length === other.elements.length &&
      one.elements.every((element, i) => element === other.elements[i]))
  );
}
