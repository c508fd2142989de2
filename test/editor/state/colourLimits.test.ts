import { expect, test } from 'vitest';
import { colourCommands } from '../../../src/editor/commands/colours.ts';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { colourLimits, roundUp } from '../../../src/editor/state/colourLimits.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import type { ColourRange } from '../../../src/editor/state/viewState.ts';
import { editorOf, reader } from '../editorOf.ts';
import { axesOf } from '../views/subjects.ts';

/** The limit that all pictures share for these numbers at ports of a reader of pictures. */
function limitsOf(range: ColourRange, numbers: Readonly<Record<string, readonly number[]>>) {
  const editor = editorOf(reader());
  const activations = createActivations((callback) => queueMicrotask(callback));
  const set = (port: string, values: readonly number[]) =>
    activations.set(port, {
      axes: axesOf(`features ${values.length}`),
      values: Float32Array.from(values),
    });
  for (const [port, values] of Object.entries(numbers)) set(port, values);
  editor.setState({ colourRange: range });
  return { editor, set, limits: colourLimits(editor, activations) };
}

test('by node, no limit is shared', () => {
  const { limits } = limitsOf({ of: 'node', limit: 3 }, { 'guess.y': [9] });
  expect(limits.limit()).toBeUndefined();
});

test('by network, the largest number of any signed picture counts, rounded up', () => {
  const { limits, set } = limitsOf({ of: 'network', limit: 3 }, { 'guess.y': [-1.1, 1], 'pool.y': [0.25] });
  expect(limits.limit()).toBe(1.2);
  set('pool.y', [-31]);
  expect(limits.limit()).toBe(40);
});

test('by network, what runs from 0 to 1 by its nature and what is not on the drawing are left aside', () => {
  const { limits } = limitsOf(
    { of: 'network', limit: 3 },
    { 'draw.out': [200], 'guess.x': [70], 'guess.y': [0.5] },
  );
  expect(limits.limit()).toBe(0.5);
});

test('fixed, it stays whatever the numbers', () => {
  const { limits } = limitsOf({ of: 'fixed', limit: 3 }, { 'guess.y': [9] });
  expect(limits.limit()).toBe(3);
});

test('whoever shows it is told when it may have changed', async () => {
  const { editor, limits, set } = limitsOf({ of: 'node', limit: 3 }, {});
  let told = 0;
  limits.subscribe(() => told++);
  set('guess.y', [1]);
  await Promise.resolve();
  expect(told).toBe(0);
  run(editor, 'colours-network');
  expect(told).toBe(1);
  set('guess.y', [2]);
  await Promise.resolve();
  expect(told).toBe(2);
});

test('a command for each choice keeps the fixed bound', () => {
  const { editor } = limitsOf({ of: 'fixed', limit: 3 }, {});
  run(editor, 'colours-network');
  expect(editor.getState().colourRange).toEqual({ of: 'network', limit: 3 });
  run(editor, 'colours-fixed');
  expect(editor.getState().colourRange).toEqual({ of: 'fixed', limit: 3 });
});

test('limits are rounded up to numbers that are short to write', () => {
  expect([0.00021, 0.1, 0.11, 0.95, 1, 7, 10.1, 2e7].map(roundUp)).toEqual([
    0.00025, 0.1, 0.12, 1, 1, 8, 12, 2e7,
  ]);
});

function run(editor: Editor, id: string): void {
  const command = colourCommands.find((each) => each.id === id);
  command?.run({ editor } as Parameters<typeof command.run>[0]);
}
