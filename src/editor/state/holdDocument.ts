/** A document that is open in this tab and in no other. */
export interface Held {
  release(): void;
}

/** How long a reloaded tab waits for the page that it replaces to let go, in milliseconds. */
const patience = 500;

/** The part of `navigator.locks` that is used here. */
export interface Locks {
  request(
    name: string,
    options: { readonly ifAvailable?: boolean; readonly signal?: AbortSignal },
    callback: (lock: Lock | null) => Promise<void> | undefined,
  ): Promise<unknown>;
}

/**
 * Holds a document for this tab until it is released or the tab is gone; `undefined` when another tab holds it. Where the
 * browser has no locks nobody can tell: then a tab only holds what was its `own` before it was reloaded, others go on with
 * copies, and none overwrites another's work.
 */
export function holdDocument(
  id: string,
  { own = false, locks }: { readonly own?: boolean; readonly locks: Locks | undefined },
): Promise<Held | undefined> {
  if (!locks) return Promise.resolve(own ? { release() {} } : undefined);
  return new Promise((done) => {
    const options = own ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    locks
      .request(`layerwire:${id}`, options, (lock) => {
        if (lock) return new Promise<void>((release) => done({ release }));
        done(undefined);
        return undefined;
      })
      // Not had in time, or not allowed here.
      .catch(() => done(undefined));
  });
}
