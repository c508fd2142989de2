import { describe, expect, test } from 'vitest';
import { setParameter } from '../../../src/document/edits.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import {
  choicesFor,
  countApplications,
  scrubbedPaths,
  setPosition,
} from '../../../src/editor/state/scrub.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

describe('the applications of a combinator', () => {
  test('are its windows, its steps', () => {
    expect(countApplications(editorOf(reader()).getState().inference, 'edges')).toBe(24 * 24);
    expect(countApplications(editorOf(nameReader('ada')).getState().inference, 'read')).toBe(3);
    expect(countApplications(editorOf(reader()).getState().inference, 'pool')).toBeUndefined();
  });

  test('are chosen by their place, which is kept within what there is', () => {
    const editor = editorOf(reader());
    setPosition(editor, 'edges', 24 * 3 + 5);
    const { inference, positions } = editor.getState();
    expect(choicesFor(inference, positions, 'edges/cell.y')).toEqual([3, 5]);
    expect(choicesFor(inference, positions, 'edges.y')).toEqual([]);
    setPosition(editor, 'edges', 9999);
    expect(editor.getState().positions.get('edges')).toBe(24 * 24 - 1);
    setPosition(editor, 'edges', undefined);
    expect(choicesFor(inference, editor.getState().positions, 'edges/cell.y')).toEqual([]);
  });

  test('that are gone after an edit choose nothing', () => {
    const editor = editorOf(nameReader('adalovelace'));
    setPosition(editor, 'read', 9);
    edit(editor, (document) => setParameter(document, 'letters', 'value', 'ada'));
    const { inference, positions } = editor.getState();
    expect(choicesFor(inference, positions, 'read/cell.output')).toEqual([]);
  });
});

test('those around what is selected can be chosen', () => {
  const editor = editorOf(nameReader());
  const paths = () => scrubbedPaths(editor.getState());
  expect(paths()).toEqual([]);
  select(editor, ['read/cell']);
  expect(paths()).toEqual(['read']);
  select(editor, ['read']);
  expect(paths()).toEqual(['read']);
  select(editor, ['embed']);
  expect(paths()).toEqual([]);
});
