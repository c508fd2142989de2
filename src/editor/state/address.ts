import type { Editor } from './store.ts';

/** The place in the reference that is open: the page of a block, by type, or the list of all blocks. */
export interface ReferencePlace {
  readonly block?: string;
}

/** The place that a hash names: `#/reference` or `#/reference/gru`; `undefined` when it names none, as a link does. */
export function referenceIn(hash: string): ReferencePlace | undefined {
  const found = /^#\/reference(?:\/([\w-]*))?$/.exec(hash);
  if (!found) return undefined;
  const [, block] = found;
  return block ? { block } : {};
}

/** The address of a place, for links on the page. */
export function referenceAddress(block?: string): string {
  return block === undefined ? '#/reference' : `#/reference/${block}`;
}

/** Opens and closes the reference as the address says, now and whenever it changes. Gives back how to stop. */
export function followAddress(editor: Editor): () => void {
  const follow = () => {
    const reference = referenceIn(window.location.hash);
    editor.setState(reference ? { reference, dialog: undefined, adding: undefined } : { reference });
  };
  follow();
  window.addEventListener('hashchange', follow);
  window.addEventListener('popstate', follow);
  return () => {
    window.removeEventListener('hashchange', follow);
    window.removeEventListener('popstate', follow);
  };
}

/** Goes back to the drawing; the page that was open stays a step back in the browser's history. */
export function leaveReference(editor: Editor): void {
  const { pathname, search } = window.location;
  window.history.pushState(window.history.state, '', `${pathname}${search}`);
  editor.setState({ reference: undefined });
}
