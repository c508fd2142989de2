import * as fc from 'fast-check';
import {
  addFrame,
  addNote,
  listAnnotations,
  placeAnnotations,
  removeAnnotations,
  resizeAnnotation,
  setColour,
  setWords,
} from '../../src/document/annotations.ts';
import { extractAnnotations, insertAnnotations } from '../../src/document/copyAnnotations.ts';
import { annotationColours, type Document } from '../../src/document/document.ts';

/** An edit drawn at random of a note or frame that exists, or of one that comes. */
export const anyAnnotationEdit: fc.Arbitrary<(document: Document) => Document> = fc
  .record({
    kind: fc.constantFrom('note', 'frame', 'words', 'colour', 'place', 'size', 'remove', 'copy'),
    pick: fc.nat(),
    words: fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('long '.repeat(2000))),
    colour: fc.constantFrom(undefined, ...annotationColours),
    at: fc.tuple(fc.integer({ min: -400, max: 400 }), fc.oneof(fc.integer({ max: 4000 }), fc.double())),
  })
  .map(({ kind, pick, words, colour, at }) => (document) => {
    const ids = listAnnotations(document);
    const id = ids[pick % Math.max(1, ids.length)] ?? 'note 7';
    switch (kind) {
      case 'note':
        return addNote(document, { text: '', at: [pick % 400, 0] }).document;
      case 'frame':
        return addFrame(document, { title: '', at: [0, pick % 400], size: [320, 200] }).document;
      case 'words':
        return setWords(document, id, words);
      case 'colour':
        return setColour(document, id, colour);
      case 'place':
        return placeAnnotations(document, new Map([[id, at]]));
      case 'size':
        return resizeAnnotation(document, id, at);
      case 'remove':
        return removeAnnotations(document, new Set([id]));
      case 'copy':
        return insertAnnotations(document, extractAnnotations(document, new Set([id]))).document;
    }
  });
