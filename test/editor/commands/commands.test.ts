import { expect, test } from 'vitest';
import { commands } from '../../../src/editor/commands/commands.ts';
import { pressedKeys } from '../../../src/editor/commands/keys.ts';

test('every command has an id of its own', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
});

test('keys are written as they are read from the keyboard', () => {
  for (const keys of commands.flatMap((command) => command.keys ?? [])) {
    const parts = keys.split(/\+(?=.)/);
    const key = parts.at(-1) ?? '';
    const [ctrlKey, altKey, shiftKey] = ['Mod', 'Alt', 'Shift'].map((part) => parts.includes(part));
    const event = { key, ctrlKey: !!ctrlKey, metaKey: false, altKey: !!altKey, shiftKey: !!shiftKey };
    expect(pressedKeys(event)).toBe(keys);
  }
});

test('a command that can always be done leaves its keys to no other behind it', () => {
  const settled = new Set<string>();
  for (const command of commands)
    for (const keys of command.keys ?? []) {
      expect(settled.has(keys), `${keys} never reach ${command.id}`).toBe(false);
      if (!command.isEnabled) settled.add(keys);
    }
});
