import { measureText } from '../canvas/layout/measureText.ts';
import type { Size } from './pictureSize.ts';

/** Of a drawn tree with its words in a line below it, in pixels at zoom 1: a word, the space between two, a level. */
export const leafHeight = 20;
export const leafGap = 6;
export const levelHeight = 26;
export const treeMargin = 4;

export function leafWidth(word: string): number {
  return Math.max(24, Math.round(measureText(word, 12)) + 12);
}

/** How large a tree is drawn that has these words at its leaves, and its root so many levels above them. */
export function treeSize(words: readonly string[], height: number): Size {
  const width = words.reduce((sum, word) => sum + leafWidth(word) + leafGap, 2 * treeMargin - leafGap);
  return { width, height: height * levelHeight + leafHeight + 2 * treeMargin };
}
