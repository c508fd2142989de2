import { nearest } from '../../base/suggest.ts';
import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { noMatch, rankOf } from './rank.ts';

export interface Found {
  readonly blocks: readonly Block[];
  /** What was perhaps meant, when nothing was found under the words given. */
  readonly meant?: string;
}

/** Blocks for what someone types: by title, type or keyword, the best match first; all blocks for an empty text. */
export function searchBlocks(text: string, among: Iterable<Block> = blocks.values()): Found {
  const query = text.trim().toLowerCase();
  const all = [...among];
  if (query === '') return { blocks: all };
  const ranked = all
    .map((block) => ({ block, rank: rankOf(wordsOf(block), query) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((one, other) => one.rank - other.rank)
    .map(({ block }) => block);
  if (ranked.length > 0) return { blocks: ranked };
  const [meant] = nearest(query, new Set(all.flatMap(wordsOf)));
  if (meant === undefined) return { blocks: [] };
  return { blocks: all.filter((block) => wordsOf(block).includes(meant)), meant };
}

/** What a block is called, its title first. */
export function wordsOf({ type, title, keywords }: Block): string[] {
  return [title, type, ...keywords].map((word) => word.toLowerCase());
}
