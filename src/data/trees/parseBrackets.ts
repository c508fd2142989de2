import type { Bracketed } from './brackets.ts';

/** How deep brackets may lie in each other. */
const mostDepth = 500;

/** Reads one tree in brackets. A `Misplaced` says at which character, counted from 1, the brackets go wrong, and how. */
export function parseBrackets(text: string): Bracketed | Misplaced {
  const open: { readonly at: number; readonly parts: Bracketed[] }[] = [];
  let root: Bracketed | undefined;
  for (const { 0: token, index } of text.matchAll(/[()]|[^\s()]+/g)) {
    if (root !== undefined && token !== ')')
      return new Misplaced(`A second tree begins at character ${index + 1}. Put it on a line of its own.`);
    if (token === '(') {
      if (open.length === mostDepth)
        return new Misplaced(
          `At character ${index + 1}, brackets lie in more than ${mostDepth} others. Write a flatter tree.`,
        );
      open.push({ at: index, parts: [] });
      continue;
    }
    let part: Bracketed = token;
    if (token === ')') {
      const closed = open.pop();
      if (!closed)
        return new Misplaced(
          `The bracket that closes at character ${index + 1} was never opened. Take it out.`,
        );
      if (closed.parts.length === 0)
        return new Misplaced(
          `There is nothing in the brackets at character ${closed.at + 1}. Take them out.`,
        );
      part = closed.parts;
    }
    const around = open.at(-1);
    if (around) around.parts.push(part);
    else root = part;
  }
  const unclosed = open.at(-1);
  if (unclosed)
    return new Misplaced(`The bracket at character ${unclosed.at + 1} is never closed. Close it.`);
  return root ?? new Misplaced('There is no tree.');
}

/** What is wrong with brackets, in whole sentences. */
export class Misplaced {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}
