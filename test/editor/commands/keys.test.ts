import { expect, test } from 'vitest';
import { formatKeys, pressedKeys } from '../../../src/editor/commands/keys.ts';

const pressed = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) =>
  pressedKeys({
    key,
    ctrlKey: held.includes('ctrlKey'),
    metaKey: held.includes('metaKey'),
    altKey: held.includes('altKey'),
    shiftKey: held.includes('shiftKey'),
  });

test('Ctrl and ⌘ are the same key, and capitals are small letters', () => {
  expect(pressed('z', 'ctrlKey')).toBe('Mod+Z');
  expect(pressed('z', 'metaKey')).toBe('Mod+Z');
  expect(pressed('F')).toBe('F');
});

test('Shift counts with letters and named keys, and not with signs, which need it on some keyboards', () => {
  expect(pressed('Z', 'shiftKey', 'metaKey')).toBe('Mod+Shift+Z');
  expect(pressed('Delete', 'shiftKey')).toBe('Shift+Delete');
  expect(pressed('?', 'shiftKey')).toBe('?');
});

test('keys are shown as the system does', () => {
  const both = (keys: string) => [formatKeys(keys, false), formatKeys(keys, true)];
  expect(both('Mod+Shift+Z')).toEqual(['Ctrl+Shift+Z', '⇧⌘Z']);
  expect(both('Mod+Alt+O')).toEqual(['Ctrl+Alt+O', '⌥⌘O']);
  expect(both('+')).toEqual(['+', '+']);
  expect(both('-')).toEqual(['−', '−']);
  expect(both('Escape')).toEqual(['Esc', 'Esc']);
});
