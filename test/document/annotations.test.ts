import { describe, expect, test } from 'vitest';
import {
  type AnnotationId,
  addFrame,
  addNote,
  frameAt,
  listAnnotations,
  noteAt,
  placeAnnotations,
  removeAnnotations,
  resizeAnnotation,
  setColour,
  setWords,
} from '../../src/document/annotations.ts';
import { canonical } from '../../src/document/canonical.ts';
import type { Document, Point } from '../../src/document/document.ts';
import { limits } from '../../src/document/limits.ts';
import { load } from '../../src/document/load.ts';
import { chain } from './chains.ts';

const annotated: Document = {
  ...chain,
  notes: [
    { text: 'Read me', at: [0, 0] },
    { text: 'And me', at: [40, 80], size: [120, 60] },
  ],
  frames: [{ title: 'Reader', at: [-20, -20], size: [400, 300] }],
};

/** Holds that an edit gives a document that loads as it is. */
function checkLoads(document: Document): Document {
  const { document: loaded, errors } = load(JSON.parse(JSON.stringify(document)));
  expect(errors).toBeUndefined();
  expect(loaded).toEqual(canonical(document));
  return document;
}

describe('adding', () => {
  test('gives the id by which the other edits know it', () => {
    const { document, id } = addNote(annotated, { text: '', at: [8, 8] });
    expect(id).toBe('note 2');
    expect(noteAt(checkLoads(document), 'note 2')).toEqual({ text: '', at: [8, 8] });
    const framed = addFrame(chain, { title: 'All', at: [0, 0], size: [100, 100] });
    expect([framed.id, checkLoads(framed.document).frames?.length]).toEqual(['frame 0', 1]);
  });

  test('stays within what a document may hold', () => {
    const far = -limits.coordinate - 24;
    const noted = addNote(annotated, { text: '', at: [far, Number.NaN] });
    expect(noteAt(checkLoads(noted.document), 'note 2')?.at).toEqual([-limits.coordinate, 0]);
    const framed = addFrame(annotated, { title: '', at: [far, 0], size: [3 * limits.coordinate, 80] });
    const { at, size } = frameAt(checkLoads(framed.document), 'frame 1') ?? {};
    expect([at, size]).toEqual([
      [-limits.coordinate, 0],
      [limits.coordinate, 80],
    ]);
  });

  test('gives nothing when there are as many as there may be', () => {
    const notes = new Array(limits.annotations).fill({ text: '', at: [0, 0] });
    const full = { ...chain, notes };
    expect(addNote(full, { text: '', at: [0, 0] })).toEqual({ document: full });
  });
});

describe('changing', () => {
  test('words are the text of a note and the title of a frame, cut to their length', () => {
    const long = 'x'.repeat(limits.note + 1);
    expect(noteAt(checkLoads(setWords(annotated, 'note 1', long)), 'note 1')?.text.length).toBe(limits.note);
    expect(frameAt(checkLoads(setWords(annotated, 'frame 0', long)), 'frame 0')?.title.length).toBe(
      limits.label,
    );
  });

  test('a colour can be given and taken away', () => {
    const blue = checkLoads(setColour(annotated, 'note 0', 'blue'));
    expect(noteAt(blue, 'note 0')?.colour).toBe('blue');
    expect(setColour(blue, 'note 0', undefined)).toEqual(annotated);
  });

  test('moves and sizes stay within what a document may hold', () => {
    const far = placeAnnotations(annotated, new Map<AnnotationId, Point>([['frame 0', [1e9, -1e9]]]));
    expect(frameAt(checkLoads(far), 'frame 0')?.at).toEqual([limits.coordinate, -limits.coordinate]);
    expect(noteAt(checkLoads(resizeAnnotation(annotated, 'note 0', [1, 1])), 'note 0')?.size).toEqual([
      80, 40,
    ]);
  });

  test('what changes nothing, or is not there, gives the same document', () => {
    const same = [
      setWords(annotated, 'note 0', 'Read me'),
      setColour(annotated, 'frame 0', undefined),
      placeAnnotations(annotated, new Map<AnnotationId, Point>([['note 1', [40, 80]]])),
      resizeAnnotation(annotated, 'frame 0', [400, 300]),
      setWords(annotated, 'note 7', 'Nobody'),
      removeAnnotations(annotated, new Set(['frame 3'])),
    ];
    for (const document of same) expect(document).toBe(annotated);
  });
});

describe('removing', () => {
  test('takes those that are named, and the list with the last of them', () => {
    const left = checkLoads(removeAnnotations(annotated, new Set(['note 0', 'frame 0'])));
    expect(left.notes).toEqual([annotated.notes?.[1]]);
    expect('frames' in left).toBe(false);
    expect(left.nodes).toBe(annotated.nodes);
  });
});

test('frames lie behind notes', () => {
  expect(listAnnotations(annotated)).toEqual(['frame 0', 'note 0', 'note 1']);
});
