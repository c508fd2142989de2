/** A document that is open in this tab and in no other. */
export interface Held {
  release(): void;
}

export interface HoldOptions {
  /** Whether the tab had it open before it was reloaded: it waits a moment for the page that it replaces. */
  readonly own?: boolean;
  /** Whether another tab that holds it is to let it go: asked first, and not asked any more when it does not answer. */
  readonly take?: boolean;
  readonly locks: Locks | undefined;
  /** Called when another tab wants the document: what is not written yet is to be written before this resolves. */
  readonly onWanted?: () => Promise<void>;
  /** Called when another tab has the document from now on. */
  readonly onLost?: () => void;
}

/** How long a reloaded tab waits for the page that it replaces to let go, in milliseconds. */
const patience = 500;
/** How long a tab that takes a document over waits for the other one to write what it has. */
const courtesy = 2000;

/** The part of `navigator.locks` that is used here. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly steal?: boolean; readonly signal?: AbortSignal },
    callback: (lock: Lock | null) => Promise<void> | undefined,
  ): Promise<unknown>;
}

/**
 * Holds a document for this tab until it is released, the tab is gone, or another takes it over; `undefined` when another tab
 * holds it. Where the browser has no locks nobody can tell: then a tab only holds what was its `own` before it was reloaded or
 * what it takes, others go on with copies, and the store refuses what would overwrite another's work.
 */
export async function holdDocument(id: string, options: HoldOptions): Promise<Held | undefined> {
  const { own = false, take = false, locks } = options;
  if (!locks) return own || take ? { release() {} } : undefined;
  const name = `layerwire:${id}`;
  if (take) ask(name);
  const wait = take ? courtesy : patience;
  const held = await request(
    name,
    own || take ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true },
    options,
  );
  return held || !take ? held : request(name, { steal: true }, options);
}

function request(
  name: string,
  how: Parameters<Locks['request']>[1],
  { locks, onWanted, onLost }: HoldOptions,
): Promise<Held | undefined> {
  return new Promise((done) => {
    /** Ends the listening; there while the lock is held. */
    let stop: (() => void) | undefined;
    const hold = (lock: Lock | null) => {
      if (!lock) {
        done(undefined);
        return undefined;
      }
      return new Promise<void>((release) => {
        stop = listen(name, () => void onWanted?.().then(onLost));
        done({
          release() {
            stop?.();
            stop = undefined;
            release();
          },
        });
      });
    };
    locks?.request(name, how, hold).catch(() => {
      // Not had in time, or not allowed here.
      done(undefined);
      if (!stop) return;
      // Had, and stolen.
      stop();
      onLost?.();
    });
  });
}

/** Asks whichever tab holds the document to let it go. */
function ask(name: string): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage('wanted');
  channel.close();
}

/** Calls back when another tab asks for the document. Gives back a function that ends it. */
function listen(name: string, onWanted: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(name);
  channel.onmessage = onWanted;
  return () => channel.close();
}
