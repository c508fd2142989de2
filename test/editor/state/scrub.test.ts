import { describe, expect, test } from 'vitest';
import { setParameter } from '../../../src/document/edits.ts';
import { load } from '../../../src/document/load.ts';
import { describePosition } from '../../../src/editor/scrubber/describePosition.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import {
  choicesFor,
  countApplications,
  scrubbedPaths,
  setPosition,
  shownScrubbers,
  steppedPath,
} from '../../../src/editor/state/scrub.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { sliceValue } from '../../../src/editor/state/sliceValue.ts';
import { isRagged } from '../../../src/ir/layout.ts';
import listsFile from '../../../src/samples/lists.json' with { type: 'json' };
import { run } from '../../harness/run.ts';
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

describe('where the number of applications differs from node to node', () => {
  // Its inner nodes, from the inside, are (min 4 7), (median 8 3 5) and the whole list, with 3, 4 and 5 children.
  const lists = () => editorOf(load(listsFile).document ?? { nodes: [], wires: [] });

  test('it is known at the node that is looked at', () => {
    const editor = lists();
    const count = () => {
      const { inference, positions } = editor.getState();
      return countApplications(inference, 'compose/read', positions);
    };
    expect(count()).toBeUndefined();
    setPosition(editor, 'compose', 0);
    expect(count()).toBe(3);
    setPosition(editor, 'compose', 1);
    expect(count()).toBe(4);
  });

  test('its steps can be chosen there, and are kept within those of another node', () => {
    const editor = lists();
    select(editor, ['compose/read/cell']);
    expect(shownScrubbers(editor.getState())).toEqual(['compose']);
    setPosition(editor, 'compose', 1);
    expect(shownScrubbers(editor.getState())).toEqual(['compose', 'compose/read']);
    setPosition(editor, 'compose/read', 3);
    expect(describePosition(editor.getState(), 'compose/read', 3)).toBe('step 4 of 4');
    setPosition(editor, 'compose', 0);
    expect(editor.getState().positions.get('compose/read')).toBe(2);
  });

  test('a step shows its own part of the values, bit for bit', () => {
    const editor = lists();
    setPosition(editor, 'compose', 2);
    setPosition(editor, 'compose/read', 1);
    const { inference, positions, program } = editor.getState();
    const port = 'compose/read/cell.output';
    const found = run(program, [port]).get(port);
    if (!found || !isRagged(found.layout)) throw new Error(`There is no value of ${port} in parts.`);
    const values = Float32Array.from(found.values);
    const whole = { axes: found.axes, values, ragged: found.layout };
    const part = sliceValue(whole, choicesFor(inference, positions, port))?.value;
    // Three steps at the first node and four at the second lie before, of 32 units each.
    expect(part?.values).toEqual(values.subarray((3 + 4 + 1) * 32, (3 + 4 + 2) * 32));
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

test('keys step through what is around the selection, and else through what was chosen before', () => {
  const [letters, reading] = [nameReader('ada'), reader()];
  const editor = editorOf({
    nodes: [
      ...letters.nodes,
      ...reading.nodes.map((each) => ({ ...each, id: each.id.replace('guess', 'say') })),
    ],
    wires: letters.wires,
  });
  const stepped = () => steppedPath(editor.getState());
  expect(stepped()).toBeUndefined();
  setPosition(editor, 'read', 1);
  expect(stepped()).toBe('read');
  // Not the last of all that are shown.
  edit(editor, (document) => ({ ...document, wires: [...document.wires, ...reading.wires.slice(0, 2)] }));
  select(editor, ['edges/cell']);
  expect(shownScrubbers(editor.getState()).at(-1)).toBe('read');
  expect(stepped()).toBe('edges');
  select(editor, ['say']);
  expect(stepped()).toBe('read');
});
