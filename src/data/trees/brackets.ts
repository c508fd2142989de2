/** A tree as it is written: a word, or what stands between two brackets. */
export type Bracketed = string | readonly Bracketed[];

export function writeBrackets(tree: Bracketed): string {
  return typeof tree === 'string' ? tree : `(${tree.map(writeBrackets).join(' ')})`;
}
