/** Behind the last rank: no match. */
export const noMatch = 7;

/**
 * How well words answer what someone types, in small letters; 0 is best, `noMatch` is none. With `loose`, letters of a
 * word that follow each other with others between count too: `zi` for `zoom in`.
 */
export function rankOf(words: readonly string[], query: string, { loose = false } = {}): number {
  const [first = ''] = words;
  if (words.includes(query)) return 0;
  if (first.startsWith(query)) return 1;
  if (words.some((word) => word.startsWith(query))) return 2;
  if (words.some((word) => word.includes(query))) return 3;
  if (query.split(/\s+/).every((part) => words.some((word) => word.includes(part)))) return 4;
  if (!loose) return noMatch;
  if (initialsOf(first).startsWith(query)) return 2;
  if (holdsInOrder(first, query)) return 5;
  if (words.some((word) => holdsInOrder(word, query))) return 6;
  return noMatch;
}

/** `gtpotfn` of `go to the parameters of the focused node`. */
function initialsOf(words: string): string {
  return words
    .split(/[^\p{L}\p{N}]+/u)
    .map(([letter = '']) => letter)
    .join('');
}

/** Whether all letters of the query come in this order, the first of them at the beginning of a word. */
function holdsInOrder(word: string, query: string): boolean {
  const [first = '', ...others] = query.replace(/\s+/g, '');
  for (let start = word.indexOf(first); start >= 0; start = word.indexOf(first, start + 1)) {
    if (start > 0 && /[\p{L}\p{N}]/u.test(word[start - 1] ?? '')) continue;
    let at = start;
    for (const letter of others) at = at < 0 ? at : word.indexOf(letter, at + 1);
    if (at >= 0) return true;
  }
  return false;
}
