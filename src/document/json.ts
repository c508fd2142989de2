/** The value of a JSON text, or where and why it is not JSON. Lines and columns count from 1. */
export type Parsed =
  | { readonly value: unknown }
  | { readonly error: { readonly line: number; readonly column: number; readonly message: string } };

/**
 * Parses JSON. Engines word their errors differently and some give no position, so that the place of a mistake is found by
 * a scan of our own, the same everywhere.
 */
export function parseJson(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch {
    const { offset, message } = findMistake(text);
    const before = text.slice(0, offset).split('\n');
    return { error: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message } };
  }
}

/** Whether lists and objects lie in one another more than so many levels deep, which a recursion over them may not survive. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

const space = /[ \t\n\r]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;

const restOfString = 'the rest of a text in double quotes, on one line and with escapes that JSON knows';

/** Reads a text that is not JSON up to the first character that cannot be there. Nesting is a list, not a recursion. */
function findMistake(text: string): { offset: number; message: string } {
  const open: ('{' | '[')[] = [];
  let offset = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    const found = pattern.test(text);
    if (found) offset = pattern.lastIndex;
    return found;
  };
  const takeOne = (character: string): boolean => {
    take(space);
    if (text[offset] !== character) return false;
    offset += 1;
    return true;
  };
  /** Character by character: one pattern over a text of megabytes would run out of the engine's stack. */
  const takeString = (): boolean => {
    if (text[offset] !== '"') return false;
    offset += 1;
    while (offset < text.length) {
      const character = text[offset] ?? '';
      if (character === '\\' ? !take(escaped) : character < ' ') return false;
      if (character !== '\\') offset += 1;
      if (character === '"') return true;
    }
    return false;
  };
  const mistake = (wanted: string) => ({
    offset,
    message: `there should be ${wanted}, but ${offset >= text.length ? 'the text ends' : `there is ${shown(text, offset)}`}`,
  });

  // What may come next: a value, or (right behind an opening bracket) the closing one too.
  let first = false;
  while (true) {
    const around = open.at(-1);
    let closed = first && takeOne(around === '{' ? '}' : ']');
    if (closed) open.pop();
    else {
      take(space);
      if (around === '{') {
        if (text[offset] !== '"') return mistake('a key in double quotes');
        if (!takeString()) return mistake(restOfString);
        if (!takeOne(':')) return mistake('a colon behind the key');
        take(space);
      }
      const bracket = text[offset];
      if (bracket === '{' || bracket === '[') {
        open.push(bracket);
        offset += 1;
        first = true;
        continue;
      }
      if (bracket === '"' ? !takeString() : !take(scalar))
        return mistake(bracket === '"' ? restOfString : 'a value');
    }
    first = false;
    // Behind a value: a comma, or the end of what is open.
    do {
      const inside = open.at(-1);
      if (!inside) {
        take(space);
        return mistake('nothing more');
      }
      closed = takeOne(inside === '{' ? '}' : ']');
      if (closed) open.pop();
      else if (!takeOne(',')) return mistake(`a comma or ${inside === '{' ? '}' : ']'}`);
    } while (closed);
  }
}

function shown(text: string, offset: number): string {
  const word = /^(?:\w{1,20}|\W)/u.exec(text.slice(offset, offset + 20))?.[0] ?? text[offset];
  return JSON.stringify(word);
}
