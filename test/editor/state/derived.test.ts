import { describe, expect, test } from 'vitest';
import type { Document } from '../../../src/document/document.ts';
import { moveNodes, rename, setLabel, setParameter, setSeed, setTitle } from '../../../src/document/edits.ts';
import { keepKnown } from '../../../src/editor/state/keepKnown.ts';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { sameMeaning } from '../../../src/editor/state/meaning.ts';
import { select, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import { answerPortOf, inspectedPortOf } from '../../../src/editor/state/shownPorts.ts';
import { editorOf, reader } from '../editorOf.ts';

const document = editorOf(reader()).getState().history.present;

describe('what a document means', () => {
  test.each<[string, Document]>([
    ['a move', moveNodes(document, new Map([['pool', [0, 900]]]))],
    ['a move in a body', moveNodes(document, new Map([['edges/cell', [40, 40]]]))],
    ['a title', setTitle(document, 'Reader')],
    ['a label', setLabel(document, 'guess', 'Guess')],
  ])('is not changed by %s', (_, changed) => {
    expect(changed).not.toBe(document);
    expect(sameMeaning(document, changed)).toBe(true);
  });

  test.each<[string, Document]>([
    ['a parameter', setParameter(document, 'edges/cell', 'units', 4)],
    ['the seed', setSeed(document, 3)],
    ['an id, as weights follow from paths', rename(document, 'guess', 'answer')],
  ])('is changed by %s', (_, changed) => expect(sameMeaning(document, changed)).toBe(false));
});

describe('keeping what is known', () => {
  const before = new Map([
    ['a', { x: 1 }],
    ['b', { x: 2 }],
  ]);

  test('gives back the same map when all says the same, in the same order', () => {
    expect(
      keepKnown(
        before,
        new Map([
          ['a', { x: 1 }],
          ['b', { x: 2 }],
        ]),
      ),
    ).toBe(before);
    expect([
      ...keepKnown(
        before,
        new Map([
          ['b', { x: 2 }],
          ['a', { x: 1 }],
        ]),
      ).keys(),
    ]).toEqual(['b', 'a']);
  });

  test('gives back the same objects beside those that changed', () => {
    const kept = keepKnown(
      before,
      new Map([
        ['a', { x: 1 }],
        ['b', { x: 3 }],
      ]),
    );
    expect(kept.get('a')).toBe(before.get('a'));
    expect(kept.get('b')).toEqual({ x: 3 });
  });
});

describe('the ports on screen', () => {
  test('are those with pictures, what is pooled that no picture shows, and what the selected combinator gives', () => {
    const editor = editorOf(reader());
    const source = liveSourceOf(editor);
    const pictures = ['draw.out', 'edges/cell.y', 'pool.y', 'flat.y', 'guess.y'];
    expect(source.getPorts()).toEqual([...pictures, 'pool.x']);
    select(editor, ['edges']);
    expect(source.getPorts()).toContain('edges.y');
    expect(source.getPorts()).toBe(source.getPorts());
  });

  test('leave out what lies in a closed body', () => {
    const editor = editorOf(reader());
    toggleCollapsed(editor, 'edges');
    expect(liveSourceOf(editor).getPorts()).toEqual(['draw.out', 'edges.y', 'pool.y', 'flat.y', 'guess.y']);
  });

  test('the inspector shows the port that was picked, if it is one of the selected node', () => {
    const editor = editorOf(reader());
    editor.setState({ inspectedPort: 'edges/$.window' });
    select(editor, ['guess']);
    expect(inspectedPortOf(editor.getState())).toBe('guess.y');
    select(editor, ['edges']);
    expect(inspectedPortOf(editor.getState())).toBe('edges/$.window');
  });

  test('the answer is the last output that feeds nothing', () => {
    expect(answerPortOf(editorOf(reader()).getState())).toBe('guess.y');
    expect(answerPortOf(editorOf({ nodes: [], wires: [] }).getState())).toBeUndefined();
  });
});
