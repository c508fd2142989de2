import { measureText } from '../canvas/layout/measureText.ts';
import type { Text } from './pictureKind.ts';
import type { Rect } from './scene.ts';

/** A symbol in a picture of a text: where, which one of the value, and how it is written. */
export interface PlacedSymbol extends Rect {
  readonly index: number;
  readonly text: string;
}

export const symbolFont = 12;
const line = 18;
const gap = 2;
const letter = 12;
const room = { width: 168, lines: 6 };

/** Whether each symbol is a single letter, so that all take as much room. */
function areLetters({ symbols }: Text): boolean {
  return symbols.length > 0 && symbols.every((symbol) => [...symbol].length === 1);
}

/** The size of a text's picture; how many words stand in a line is guessed, as it must not change with the words. */
export function textSize(picture: Text): { readonly width: number; readonly height: number } {
  const { count = 12 } = picture;
  const perLine = areLetters(picture) ? Math.floor(room.width / letter) : 3;
  const lines = Math.min(room.lines, Math.max(1, Math.ceil(count / perLine)));
  const isShort = areLetters(picture) && lines === 1;
  return { width: isShort ? Math.max(2, count) * letter : room.width, height: lines * line };
}

/** Symbol after symbol, line by line, as many as there is room for; when some are left, the last says so. */
export function placeSymbols(picture: Text, values: Float32Array): readonly PlacedSymbol[] {
  const { width, height } = textSize(picture);
  const letters = areLetters(picture);
  const placed: PlacedSymbol[] = [];
  let [x, y] = [0, 0];
  for (const [index, value] of values.entries()) {
    const text = shownSymbol(picture.symbols[value] ?? String(value));
    const needed = letters ? letter : Math.min(width, measureText(text, symbolFont) + 8 + gap);
    if (x + needed > width && x > 0) [x, y] = [0, y + line];
    if (y + line > height) {
      const last = placed.pop();
      if (last) placed.push({ ...last, text: '…' });
      break;
    }
    placed.push({ index, text, x, y, width: needed - gap, height: line - gap });
    x += needed;
  }
  return placed;
}

/** A symbol as it is written, white space made visible. */
export function shownSymbol(symbol: string): string {
  return symbol.replaceAll(' ', '␣').replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}
