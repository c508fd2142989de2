// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { openDocument } from '../../../src/editor/state/edit.ts';
import { keepView, keptView } from '../../../src/editor/state/keptView.ts';
import { editorOf, reader } from '../editorOf.ts';

beforeEach(() => sessionStorage.clear());

describe('how a document is looked at', () => {
  test('is there again after a reload', () => {
    const view = { collapsed: new Set(['edges']), unrolled: new Set(['read']), entered: 'read/cell' };
    keepView('a', view);
    expect(keptView('a')).toEqual(view);
  });

  test('is not taken for how another is', () => {
    keepView('a', { collapsed: new Set(['edges']), unrolled: new Set(), entered: '' });
    expect(keptView('b')).toBeUndefined();
    keepView(undefined, { collapsed: new Set(), unrolled: new Set(), entered: '' });
    expect(keptView(undefined)).toBeUndefined();
  });

  test.each(['', 'no JSON', 'null', '{"document":"a","collapsed":7,"entered":""}'])(
    'is nothing where %o was kept',
    (text) => {
      sessionStorage.setItem('layerwire:view', text);
      expect(keptView('a')).toBeUndefined();
    },
  );

  test('begins in what is there, where the body that was entered is gone', () => {
    const editor = editorOf({ nodes: [], wires: [] });
    const { present } = editorOf(reader()).getState().history;
    openDocument(editor, present, { collapsed: new Set(), unrolled: new Set(), entered: 'edges/gone' });
    expect(editor.getState().entered).toBe('edges');
    openDocument(editor, present, { collapsed: new Set(['edges']), unrolled: new Set(), entered: 'gone' });
    expect(editor.getState().entered).toBe('');
    expect([...editor.getState().layout.keys()]).not.toContain('edges/cell');
  });
});
