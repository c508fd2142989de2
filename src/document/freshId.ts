import { namePattern } from '../base/names.ts';
import { limits } from './limits.ts';

/** The wanted id if it is free, else with the first free number behind it: `vanilla`, `vanilla-2`, `vanilla-3`. */
export function freshId(wanted: string, taken: ReadonlySet<string>): string {
  // Room for the number is kept within the length that an id may have.
  const letters = wanted.replace(/[^A-Za-z0-9_-]/g, '').slice(0, limits.name - 5);
  const stem = namePattern.test(letters) ? letters : 'node';
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  return id;
}
