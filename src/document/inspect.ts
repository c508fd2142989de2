import { isReserved } from '../base/names.ts';
import { limits } from './limits.ts';
import { type LoadError, shown } from './loadError.ts';
import { placeOf } from './place.ts';

/**
 * Looks a parsed value over before anything reads its parts: reserved keys, numbers that are not finite, what JSON cannot
 * say, and values nested too deep for the functions that follow. Gives the first mistake.
 */
export function inspect(document: unknown): LoadError | undefined {
  const keys: (string | number)[] = [];
  const fail = (sentence: (within: string) => string): LoadError => {
    const { path, within } = placeOf(document, keys);
    return { path, message: sentence(within === '' ? 'the document' : within) };
  };

  const visit = (value: unknown): LoadError | undefined => {
    if (typeof value === 'number')
      return Number.isFinite(value)
        ? undefined
        : fail((within) => `${within} must be a finite number, but is ${value}.`);
    if (value === null || value === undefined || typeof value === 'string' || typeof value === 'boolean')
      return undefined;
    if (typeof value !== 'object')
      return fail((within) => `${within} must be a value of JSON, but is ${shown(String(value))}.`);
    if (keys.length >= limits.depth)
      return fail(
        () => `the document must be nested at most ${limits.depth} levels deep, but goes on below that.`,
      );
    const list = Array.isArray(value);
    for (const [key, item] of list ? value.entries() : Object.entries(value)) {
      if (typeof key === 'string' && isReserved(key))
        return fail((within) => `${within} must not have the key "${key}", which is reserved.`);
      keys.push(key);
      const mistake = visit(item);
      if (mistake) return mistake;
      keys.pop();
    }
    return undefined;
  };
  return visit(document);
}
