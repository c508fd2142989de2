import { symbolAt } from './litLetters.ts';
import type { Unit } from './unitOf.ts';

/** A symbol of a text or a tree that one types, under the pointer. */
export interface TypedUnder {
  /** The path of the port that carries what is typed. */
  readonly port: string;
  /** Which of its symbols it is. */
  readonly place: number;
  readonly symbol: string;
}

/** The symbol that lies at a point of the window, in a field for a text or at a leaf of a drawn tree. */
export function typedUnder(on: Element, x: number, y: number): TypedUnder | undefined {
  const picture = on.closest<HTMLElement>('.picture');
  const { port, unit } = picture?.dataset ?? {};
  // What is typed within a body is the same at each application.
  if (!picture || port === undefined || port.includes('/') || !isUnit(unit)) return undefined;
  const leaf = on.closest('.tree-node[data-leaf="true"]');
  if (leaf) {
    const place = [...picture.querySelectorAll('.tree-node[data-leaf="true"]')].indexOf(leaf);
    return { port, place, symbol: leaf.textContent };
  }
  if (!(on instanceof HTMLTextAreaElement)) return undefined;
  const at = letterAt(on, x, y);
  const found = at === undefined ? undefined : symbolAt(on.value, unit, at);
  return found && { port, ...found };
}

function isUnit(unit: string | undefined): unit is Unit {
  return unit === 'character' || unit === 'word' || unit === 'leaf';
}

/** Where in the text of a field the letter under a point begins; the caret that is nearest may stand behind it. */
function letterAt(field: HTMLTextAreaElement, x: number, y: number): number | undefined {
  // Browsers of before 2025 may not have it.
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret?.offsetNode !== field) return undefined;
  const left = caret.getClientRect()?.left;
  return left !== undefined && x < left ? caret.offset - 1 : caret.offset;
}
