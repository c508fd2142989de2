const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys that reach into every object of the language when data is merged carelessly; no document has them. */
export function isReserved(key: string): boolean {
  return reserved.has(key);
}

/** What an id or the name of a port is made of. Names that are reserved as keys are none. */
export const namePattern = /^(?!(?:__proto__|constructor|prototype)$)[A-Za-z0-9_-]{1,64}$/;
