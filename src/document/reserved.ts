const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Keys that reach into every object of the language when data is merged carelessly; no document has them. */
export function isReserved(key: string): boolean {
  return reserved.has(key);
}
