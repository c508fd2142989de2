import type { Copies } from '../../compiler/traceCells.ts';
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

/** What questions are about while a port is pointed at, or none: the same lists as long as they hold the same. */
export type Subject = (pointed: string | undefined) => About;

interface About extends Omit<TraceRequest, 'cells'> {
  /** The same as long as the graph differs in the numbers of its sources alone: then numbers are seen where they were. */
  readonly form: object;
}

type Question = TraceRequest & About;

/** Why nothing is lit yet of the cells that are pointed at: it takes long to find, or is not looked for. */
export type Unlit = 'asking' | 'refused';

/** Which cells of which values depend on those that are pointed at. Kept outside of React, as values are. */
export interface Tracing {
  /** The pointer is at these cells, or at none. What was lit stays until it is known what is lit next. */
  point(cells: PointedCells | undefined): void;
  /** Lit while the pointer is nowhere: what the step that is chosen is computed from. */
  follow(cells: readonly PointedCells[]): void;
  litOf(port: string): Lit | undefined;
  /** The cells that what is lit depends on or is computed from. */
  litFrom(): PointedCells | undefined;
  /** The ports of which it is known where else their numbers are seen. */
  copied(): Iterable<string>;
  /** Where that is. */
  copiesOf(port: string): Copies | undefined;
  unlit(): Unlit | undefined;
  subscribe(listener: () => void): () => void;
  /** What answers questions about cells, and what they are about. */
  connect(ask: (request: TraceRequest) => void, subject: Subject): void;
  /** An answer has come. */
  tell(traced: Traced, request: TraceRequest): void;
  /** What was lit no longer holds: the graph has changed. */
  forget(): void;
  /** Asks again where questions are about other ports than before. */
  renew(): void;
}

/** Milliseconds without an answer after which it is said that it is being looked for. */
const patience = 300;

export function createTracing(): Tracing {
  let ask: ((request: TraceRequest) => void) | undefined;
  let subject: Subject | undefined;
  let pointed: PointedCells | undefined;
  let followed: readonly PointedCells[] = [];
  let asked: Question | undefined;
  let awaited: Question | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lit: ReadonlyMap<string, Lit> = new Map();
  let from: PointedCells | undefined;
  let unlit: Unlit | undefined;
  let copies: ReadonlyMap<string, Copies> = new Map();
  /** What the copies were found in. */
  let copiedIn: About | undefined;
  const listeners = new Set<() => void>();

  const notify = () => {
    for (const listener of listeners) listener();
  };
  const show = (next: ReadonlyMap<string, Lit>, why?: Unlit, brings = false) => {
    if (next.size === 0 && lit.size === 0 && why === unlit && !brings) return;
    lit = next;
    unlit = why;
    from = next.size > 0 ? pointed : undefined;
    notify();
  };
  /** Of the ports that it is wanted of, those of which it is not known here. */
  const uncopied = (about: About) =>
    isIn(about, copiedIn) ? about.copied.filter((port) => !copies.has(port)) : about.copied;
  const sayAsking = () => {
    unlit = 'asking';
    notify();
  };
  const question = () => {
    const wanted = pointed ? [pointed] : followed;
    const cells = wanted.flatMap(({ port, elements }) => elements.map((element) => ({ port, element })));
    if (!ask || !subject) return;
    const about = subject(pointed?.port);
    const request = { ...about, cells, copied: uncopied(about) };
    clearTimeout(timer);
    if (cells.length === 0) show(new Map());
    if (pointed) timer = setTimeout(sayAsking, patience);
    const before = awaited;
    asked = cells.length > 0 || request.copied.length > 0 ? request : undefined;
    awaited = asked;
    // What nobody waits for any more is left off.
    if (asked || before) ask(request);
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
    copied: () => copies.keys(),
    copiesOf: (port) => copies.get(port),
    unlit: () => unlit,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect(answers, about) {
      ask = answers;
      subject = about;
    },
    tell({ sources, targets, copies: found, refused }, request) {
      if (!awaited || request !== awaited) return;
      clearTimeout(timer);
      if (found.size > 0) {
        copies = isIn(awaited, copiedIn) ? new Map([...copies, ...found]) : found;
        copiedIn = awaited;
      }
      const next = new Map<string, Lit>();
      for (const port of new Set([...sources.keys(), ...targets.keys()])) {
        // Of a step only what goes in is shown: what comes of it is what the pictures show.
        const own = { sources: sources.get(port), ...(pointed && { targets: targets.get(port) }) };
        if (own.sources || own.targets) next.set(port, own);
      }
      awaited = undefined;
      show(next, pointed && refused ? 'refused' : undefined, found.size > 0);
    },
    forget() {
      pointed = undefined;
      show(new Map());
      question();
    },
    renew() {
      if (!subject) return;
      const about = subject(pointed?.port);
      const isOpen = uncopied(about).some((port) => !asked?.copied.includes(port));
      const isElsewhere = asked && (asked.document !== about.document || asked.ports !== about.ports);
      if (isOpen || isElsewhere) question();
    },
  };
}

/** Whether numbers are seen where they were when the other was asked. */
function isIn(one: About, other: About | undefined): boolean {
  return one.form === other?.form && one.ports === other.ports;
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
