import { describe, expect, test } from 'vitest';
import { innerNodesOf } from '../../../src/base/topology.ts';
import type { Graph } from '../../../src/document/document.ts';
import { load } from '../../../src/document/load.ts';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { instancePort, splitInstance } from '../../../src/editor/state/instancePorts.ts';
import { countApplications, setPosition, treeUnder } from '../../../src/editor/state/scrub.ts';
import { shownActivations } from '../../../src/editor/state/shownActivations.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { rangeOf } from '../../../src/editor/views/range.ts';
import { isRagged } from '../../../src/ir/layout.ts';
import listsFile from '../../../src/samples/lists.json' with { type: 'json' };
import { run } from '../../harness/run.ts';
import { editorOf, reader, treeReader } from '../editorOf.ts';
import { deepStack, letterReader, letterWindows } from './graphs.ts';

/** The values of some ports as a run gives them, and what is shown of them. */
function valuesOf(editor: Editor, ...ports: string[]) {
  const { program } = editor.getState();
  const activations = createActivations(() => {});
  const whole = new Map(
    [...run(program, ports)].map(([port, { axes, layout, values }]) => {
      const ragged = isRagged(layout) ? { ragged: layout } : {};
      return [port, { axes, values: Float32Array.from(values), ...ragged }];
    }),
  );
  activations.setValues(whole, ports);
  const shown = shownActivations(editor, activations);
  return {
    whole: (port: string) => whole.get(port)?.values ?? new Float32Array(),
    at(port: string, path: string, position: number) {
      const value = shown.get(instancePort({ port, path, position }));
      if (!value) throw new Error(`There is no value of ${port} at ${position}.`);
      return [...value.values];
    },
    shown,
    activations,
  };
}

/** The i-th of equal parts of a value. */
function part(values: Float32Array, i: number, of: number): number[] {
  const size = values.length / of;
  return [...values.subarray(i * size, (i + 1) * size)];
}

function countOf(editor: Editor, path: string): number {
  const { inference, positions } = editor.getState();
  return countApplications(inference, path, positions) ?? 0;
}

describe('what an instance shows is what the combinator gives there', () => {
  test.each(['forward', 'backward'])('at every step of a recurrence that reads %s', (direction) => {
    const editor = editorOf(letterReader('lovelace', { direction }));
    const { whole, at } = valuesOf(editor, 'read/cell.output', 'read.all');
    expect(countOf(editor, 'read')).toBe(8);
    for (let i = 0; i < 8; i++)
      expect(at('read/cell.output', 'read', i)).toEqual(part(whole('read.all'), i, 8));
  });

  test('at every step of both readings', () => {
    const editor = editorOf(letterReader('love', { direction: 'both' }));
    const readings = ['forward', 'backward'].map((reading) => `read[${reading}]/cell.output`);
    const { whole, at } = valuesOf(editor, ...readings, 'read.all');
    for (let i = 0; i < 4; i++)
      expect(readings.flatMap((port) => at(port, 'read', i))).toEqual(part(whole('read.all'), i, 4));
  });

  test('at every copy of a stack: each is handed what the one before gives', () => {
    for (const shared of [false, true]) {
      const editor = editorOf(deepStack({ shared }));
      const { whole, at } = valuesOf(editor, 'deep/$.input', 'deep/plus.y', 'deep.y');
      for (let i = 1; i < 5; i++)
        expect(at('deep/$.input', 'deep', i)).toEqual(at('deep/plus.y', 'deep', i - 1));
      expect(at('deep/plus.y', 'deep', 4)).toEqual([...whole('deep.y')]);
    }
  });

  test('at every window, over one axis and over two', () => {
    const row = editorOf(letterWindows('lovelace', { padding: 'same' }));
    const inRow = valuesOf(row, 'slide/layer.y', 'slide.y');
    for (let i = 0; i < 8; i++)
      expect(inRow.at('slide/layer.y', 'slide', i)).toEqual(part(inRow.whole('slide.y'), i, 8));
    const plane = editorOf(reader());
    const inPlane = valuesOf(plane, 'edges/cell.y', 'edges.y');
    for (const i of [0, 25, 575])
      expect(inPlane.at('edges/cell.y', 'edges', i)).toEqual(part(inPlane.whole('edges.y'), i, 576));
  });

  test('at every inner node of a tree', () => {
    const editor = editorOf(treeReader('((the film) (was good))'));
    const { whole, at } = valuesOf(editor, 'fold/layer.y', 'fold.all');
    const tree = treeUnder(editor.getState().inference, 'fold');
    if (!tree) throw new Error('The tree has a topology.');
    innerNodesOf(tree).forEach((node, i) => {
      expect(at('fold/layer.y', 'fold', i)).toEqual(part(whole('fold.all'), node, 7));
    });
  });

  test('in a body in a body, at what is looked at further in and further out', () => {
    const editor = editorOf(load(listsFile).document ?? { nodes: [], wires: [] });
    const { whole, at } = valuesOf(editor, 'compose/read/cell.output');
    // Three, four and five children, with 32 units each.
    setPosition(editor, 'compose', 1);
    const values = whole('compose/read/cell.output');
    for (let step = 0; step < 4; step++)
      expect(at('compose/read/cell.output', 'compose/read', step)).toEqual([
        ...values.subarray((3 + step) * 32, (4 + step) * 32),
      ]);
    setPosition(editor, 'compose/read', 2);
    expect(at('compose/read/cell.output', 'compose', 0)).toEqual([...values.subarray(2 * 32, 3 * 32)]);
  });
});

test('an element of what a combinator is handed is one of the value that comes in', () => {
  const editor = editorOf(letterWindows('love', { padding: 'same' }));
  const { whole, at } = valuesOf(editor, 'embed.y', 'slide.x');
  for (let i = 0; i < 4; i++) expect(at('slide.x', 'slide', i)).toEqual(part(whole('embed.y'), i, 4));
});

describe('the instances of a value', () => {
  const graph: Graph = letterReader('love');
  const [first, last] = [0, 3].map((position) =>
    instancePort({ port: 'read/cell.output', path: 'read', position }),
  );

  test('have names of their own', () => {
    expect(first).toBe('read/cell.output@read=0');
    expect(splitInstance('read[backward]/cell.z@read=12')).toEqual({
      port: 'read[backward]/cell.z',
      path: 'read',
      position: 12,
    });
    expect(splitInstance('read/cell.output')).toBeUndefined();
  });

  test('share one range of colours, so that they can be compared', () => {
    const { shown, whole } = valuesOf(editorOf(graph), 'read/cell.output');
    const limit = rangeOf(whole('read/cell.output')).limit;
    for (const name of [first, last]) expect(shown.get(name ?? '')?.limit).toBe(limit);
  });

  test('lie where they are in the whole', () => {
    const { shown } = valuesOf(editorOf(graph), 'read/cell.output');
    expect(shown.wholePlace(last ?? '', 1)).toBe(3 * 4 + 1);
  });

  test('are told of when the whole changes', () => {
    const { shown, activations } = valuesOf(editorOf(graph), 'read/cell.output');
    expect(shown.get(first ?? '')).toBeDefined();
    const told: string[] = [];
    const notify: (() => void)[] = [];
    const fresh = createActivations((callback) => notify.push(callback));
    const seen = shownActivations(editorOf(graph), fresh);
    const value = activations.get('read/cell.output');
    if (!value) throw new Error('There is a value.');
    fresh.setValues(new Map([['read/cell.output', value]]), []);
    for (const call of notify.splice(0)) call();
    seen.get(first ?? '');
    seen.subscribe((changed) => told.push(...changed));
    fresh.setValues(new Map([['read/cell.output', value]]), []);
    for (const call of notify.splice(0)) call();
    expect(told).toEqual(['read/cell.output', first]);
  });

  test('are only there where they were asked for, of values too large to be kept for all', () => {
    const editor = editorOf(graph);
    const { whole, activations, shown } = valuesOf(editor, 'read/cell.output');
    const alone = whole('read/cell.output').slice(0, 4);
    activations.setValues(
      new Map([['read/cell.output', { axes: [{ name: 'features', size: 4 }], values: alone, slice: [0] }]]),
      [],
    );
    expect(shown.get(first ?? '')?.values).toEqual(alone);
    expect(shown.get(last ?? '')).toBeUndefined();
  });
});
