import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setSeed } from '../../src/document/edits.ts';
import {
  commit,
  type History,
  historyDepth,
  redo,
  seal,
  startHistory,
  undo,
} from '../../src/document/history.ts';
import { documents, draw } from './documents.ts';

const first = draw(['a:tanh']);
const [second, third, fourth] = [setSeed(first, 2), setSeed(first, 3), setSeed(first, 4)];

const histories: fc.Arbitrary<History> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('drag', 'type', undefined), fc.boolean()), {
    maxLength: 15,
  })
  .map((steps) =>
    steps.reduce(
      (history, [seed, gesture, undoes]) =>
        undoes ? undo(history) : commit(history, setSeed(first, seed), gesture),
      startHistory(first),
    ),
  );

describe('undo', () => {
  test('takes back a commit, whatever came before', () => {
    fc.assert(
      fc.property(histories, documents, (history, document) => {
        const sealed = seal(history);
        expect(undo(commit(sealed, document)).present).toBe(history.present);
      }),
    );
  });

  test('and redo brings it back', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const undone = undo(history);
        expect(redo(undone).present).toBe(
          history.past.length > 0 ? history.present : (history.future[0] ?? history.present),
        );
      }),
    );
  });

  test('stops at the beginning, as redo does at the end', () => {
    const history = startHistory(first);
    expect([undo(history), redo(history)]).toEqual([history, history]);
  });

  test('keeps the last 500 steps', () => {
    let history = startHistory(first);
    for (let seed = 1; seed <= historyDepth + 20; seed++) history = commit(history, setSeed(first, seed));
    expect(history.past).toHaveLength(500);
    expect(history.past[0]?.seed).toBe(20);
  });
});

describe('a step', () => {
  test('after an undo forgets what was undone', () => {
    expect(commit(undo(commit(startHistory(first), second)), third).future).toEqual([]);
  });

  test('that changes nothing is none', () => {
    const history = commit(startHistory(first), second);
    expect(commit(history, structuredClone(second))).toBe(history);
  });
});

describe('a gesture', () => {
  const dragging = commit(commit(startHistory(first), second, 'drag'), third, 'drag');

  test('is one step', () => {
    expect(dragging.past).toEqual([first]);
    expect(undo(dragging).present).toBe(first);
  });

  test('ends when it is sealed', () => {
    expect(commit(seal(dragging), fourth, 'drag').past).toEqual([first, third]);
  });

  test('ends with another gesture, with a step without one, and with an undo', () => {
    expect(commit(dragging, fourth, 'type').past).toEqual([first, third]);
    expect(commit(dragging, fourth).past).toEqual([first, third]);
    expect(commit(redo(undo(dragging)), fourth, 'drag').past).toEqual([first, third]);
  });

  test('that ends where it began leaves no step', () => {
    expect(commit(dragging, structuredClone(first), 'drag')).toEqual(startHistory(first));
  });
});
