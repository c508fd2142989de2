import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { commands } from '../../../src/editor/commands/commands.ts';
import { litNode } from '../../../src/editor/scrubber/describeInstruction.ts';
import { LitNode } from '../../../src/editor/scrubber/LitNode.tsx';
import { Scrubber } from '../../../src/editor/scrubber/Scrubber.tsx';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { editorOf, nameReader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

const order = [
  { path: 'read/cell', op: 'dense', times: 1 },
  { path: 'read/cell', op: 'chain', f: 'sigmoid, mul', times: 3 },
  { path: 'guess', op: 'dense', times: 1 },
];

function open() {
  const editor = editorOf(nameReader());
  const run = (id: string) => {
    const command = commands.find((each) => each.id === id);
    command?.run({ editor } as Parameters<typeof command.run>[0]);
  };
  return { editor, run };
}

test('in slow motion one instruction after the other is told, and its node is lit', async () => {
  const user = userEvent.setup();
  const { editor, run } = open();
  run('walk');
  renderEditor(
    editor,
    <>
      <Scrubber />
      <LitNode />
    </>,
  );
  expect(screen.getByText('The instructions are on their way.')).toBeTruthy();
  outside(() => editor.setState({ run: { status: 'idle', problems: [], order } }));
  const lit = () => document.querySelector<HTMLElement>('.lit-node')?.dataset.node;
  expect(screen.getByText('1 of 3: matrix product, for GRU read/cell')).toBeTruthy();
  expect(lit()).toBe('read/cell');
  await user.click(screen.getByRole('button', { name: 'Next instruction' }));
  expect(screen.getByText('2 of 3: functions (sigmoid, mul), 3 times, for GRU read/cell')).toBeTruthy();
  outside(() => run('walk-next'));
  expect(screen.getByText('3 of 3: matrix product, for Vanilla layer guess')).toBeTruthy();
  expect(lit()).toBe('guess');
  outside(() => run('walk-next'));
  expect(lit()).toBe('read/cell');
  await user.click(screen.getByRole('button', { name: 'End slow motion' }));
  expect(lit()).toBeUndefined();
});

test('while it plays, the button pauses', async () => {
  const user = userEvent.setup();
  const { editor, run } = open();
  editor.setState({ run: { status: 'idle', problems: [], order } });
  run('walk');
  renderEditor(editor, <Scrubber />);
  await user.click(screen.getByRole('button', { name: 'Play' }));
  expect(editor.getState().walk).toEqual({ at: 0, playing: true });
  await user.click(screen.getByRole('button', { name: 'Pause' }));
  expect(editor.getState().walk?.playing).toBe(false);
});

test('the order of the instructions is asked for in slow motion alone', () => {
  const { editor, run } = open();
  const source = liveSourceOf(editor);
  expect(source.getOrder()).toBe(false);
  let asked = 0;
  source.subscribe(() => asked++);
  run('walk');
  expect([source.getOrder(), asked]).toEqual([true, 1]);
});

test('an instruction in a closed body lights what holds it, in whichever reading or copy it is', () => {
  const editor = editorOf(nameReader());
  const { layout } = editor.getState();
  expect(litNode(layout, 'read[backward]/cell')).toBe('read/cell');
  const closed = new Map([...layout].filter(([path]) => path !== 'read/cell'));
  expect(litNode(closed, 'read[backward]/cell')).toBe('read');
});
