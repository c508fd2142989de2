import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setLabel, setSeed } from '../../src/document/edits.ts';
import {
  commit,
  type History,
  historyBytes,
  redo,
  seal,
  startHistory,
  undo,
} from '../../src/document/history.ts';
import { documents, draw } from './documents.ts';

const first = draw(['a:tanh']);
const [second, third, fourth] = [setSeed(first, 2), setSeed(first, 3), setSeed(first, 4)];

const documentsIn = ({ past }: History) => past.map(({ document }) => document);

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
          history.past.length > 0 ? history.present : (history.future[0]?.document ?? history.present),
        );
      }),
    );
  });

  test('stops at the beginning, as redo does at the end', () => {
    const history = startHistory(first);
    expect([undo(history), redo(history)]).toEqual([history, history]);
  });

  test('goes back through thousands of steps to the first document', () => {
    let history = startHistory(first);
    for (let seed = 1; seed <= 5000; seed++) history = commit(history, setSeed(first, seed));
    for (let seed = 1; seed <= 5000; seed++) history = undo(history);
    expect(history.present).toBe(first);
  });

  test('forgets the oldest steps once the past takes too much memory', () => {
    const heavy = (mark: string) => ({ ...first, weights: { data: mark.repeat(historyBytes / 8) } });
    let history = startHistory(first);
    for (const mark of ['a', 'b', 'c', 'd', 'e', 'f']) history = commit(history, heavy(mark));
    expect(history.past.map(({ document }) => document)).toEqual([heavy('c'), heavy('d'), heavy('e')]);
  });

  test('takes back even a step that alone takes too much memory', () => {
    const heavy = { ...first, weights: { data: 'a'.repeat(historyBytes) } };
    const history = commit(commit(startHistory(second), heavy), first);
    expect(history.past).toHaveLength(1);
    expect(undo(history).present).toBe(heavy);
  });
});

describe('the memory of a step', () => {
  const large = draw(Array.from({ length: 300 }, (_, i) => `n${i}:tanh`));

  test('is that of what it changed, however large the document is', () => {
    const [step] = commit(startHistory(large), setLabel(large, 'n7', 'seventh')).past;
    expect(step?.bytes).toBeLessThan(300 * 8 + 500);
  });

  test('is small for what is taken from the front of a list', () => {
    const [step] = commit(startHistory(large), { ...large, nodes: large.nodes.slice(1) }).past;
    expect(step?.bytes).toBeLessThan(300 * 8 + 500);
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
    expect(documentsIn(dragging)).toEqual([first]);
    expect(undo(dragging).present).toBe(first);
  });

  test('ends when it is sealed', () => {
    expect(documentsIn(commit(seal(dragging), fourth, 'drag'))).toEqual([first, third]);
  });

  test('ends with another gesture, with a step without one, and with an undo', () => {
    expect(documentsIn(commit(dragging, fourth, 'type'))).toEqual([first, third]);
    expect(documentsIn(commit(dragging, fourth))).toEqual([first, third]);
    expect(documentsIn(commit(redo(undo(dragging)), fourth, 'drag'))).toEqual([first, third]);
  });

  test('that ends where it began leaves no step', () => {
    expect(commit(dragging, structuredClone(first), 'drag')).toEqual(startHistory(first));
  });
});

describe('the selections of a step', () => {
  const select = (name: string) => ({
    nodes: new Set([name]),
    wires: new Set<string>(),
    annotations: new Set<string>(),
  });

  test('go with it into the future and back', () => {
    const selections = { before: select('a'), after: select('b') };
    const history = commit(startHistory(first), second, undefined, selections);
    expect(history.past[0]).toMatchObject(selections);
    expect(undo(history).future[0]).toMatchObject(selections);
    expect(redo(undo(history)).past[0]).toMatchObject(selections);
  });

  test('of a gesture are those at its beginning and its end', () => {
    const begun = commit(startHistory(first), second, 'drag', { before: select('a'), after: select('b') });
    const ended = commit(begun, third, 'drag', { before: select('b'), after: select('c') });
    expect(ended.past[0]).toMatchObject({ before: select('a'), after: select('c') });
  });
});
