import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isLink } from '../../../src/document/isLink.ts';
import {
  followAddress,
  leaveReference,
  referenceAddress,
  referenceIn,
} from '../../../src/editor/state/address.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, nameReader } from '../editorOf.ts';

describe('an address', () => {
  it.each([
    ['#/reference', {}],
    ['#/reference/', {}],
    ['#/reference/gru', { block: 'gru' }],
    ['#/reference/max-pooling', { block: 'max-pooling' }],
    ['', undefined],
    ['#', undefined],
    ['#/references', undefined],
    ['#g=1.d.abc', undefined],
    ['#/reference/gru&g=1.d.abc', undefined],
    ['#/reference/<script>', undefined],
  ])('%s names the place %o', (hash, place) => {
    expect(referenceIn(hash)).toEqual(place);
  });

  it('of a place leads to it, and is no link to a graph', () => {
    for (const block of [undefined, 'gru', 'max-pooling']) {
      expect(referenceIn(referenceAddress(block))).toEqual(block ? { block } : {});
      expect(isLink(referenceAddress(block))).toBe(false);
    }
  });
});

describe('the editor', () => {
  let editor: Editor;
  let stop: () => void;
  beforeEach(() => {
    window.history.replaceState(null, '', '#');
    editor = editorOf(nameReader());
  });
  afterEach(() => stop());

  const goTo = (hash: string) => {
    window.history.pushState(null, '', hash);
    window.dispatchEvent(new Event('hashchange'));
  };

  it('opens the page that the address names, and closes it when the address names none', () => {
    stop = followAddress(editor);
    expect(editor.getState().reference).toBeUndefined();
    goTo('#/reference/gru');
    expect(editor.getState().reference).toEqual({ block: 'gru' });
    goTo('#g=1.d.abc');
    expect(editor.getState().reference).toBeUndefined();
  });

  it('opens at the page that it was loaded with', () => {
    window.history.replaceState(null, '', '#/reference/lstm');
    stop = followAddress(editor);
    expect(editor.getState().reference).toEqual({ block: 'lstm' });
  });

  it('closes a dialog that would lie over the page', () => {
    stop = followAddress(editor);
    editor.setState({ dialog: 'help' });
    goTo('#/reference');
    expect(editor.getState()).toMatchObject({ reference: {}, dialog: undefined });
  });

  it('goes back to the drawing with the document as it was, and the address clear of the page', () => {
    stop = followAddress(editor);
    const { history } = editor.getState();
    goTo('#/reference/gru');
    leaveReference(editor);
    expect(editor.getState().reference).toBeUndefined();
    expect(window.location.hash).toBe('');
    expect(editor.getState().history).toBe(history);
  });
});
