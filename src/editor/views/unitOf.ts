import type { Node } from '../../document/document.ts';

/** What stands for one symbol in a text that one types: a letter, a word, or a word at a leaf of a bracketed tree. */
export type Unit = 'character' | 'word' | 'leaf';

/** What a text that one types consists of. */
export function unitOf({ block, params }: Pick<Node, 'block' | 'params'>): Unit {
  if (block === 'tree') return 'leaf';
  return params?.unit === 'word' ? 'word' : 'character';
}
