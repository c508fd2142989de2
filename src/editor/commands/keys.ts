type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The keys of an event as commands name them: `Mod+Shift+Z`, `Delete`, `?`. */
export function pressedKeys({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  // Whether a sign takes Shift is up to the keyboard: `?` and `/` are the same key on one, and not on another.
  const isSign = key.length === 1 && name === key.toLowerCase();
  return [
    ...(ctrlKey || metaKey ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isSign ? ['Shift'] : []),
    name,
  ].join('+');
}

const macSymbols: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', Mod: '⌘' };
const names: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc', '-': '−' };

/** Keys as they are shown: `Ctrl+Shift+Z`, on a Mac `⇧⌘Z`. */
export function formatKeys(keys: string, mac = isMac()): string {
  // Not the plus at the end, which is a key itself.
  const parts = keys.split(/\+(?=.)/);
  if (!mac) return parts.map((part) => names[part] ?? part).join('+');
  const held = Object.keys(macSymbols).filter((part) => parts.includes(part));
  const rest = parts.filter((part) => !held.includes(part));
  return [...held.map((part) => macSymbols[part]), ...rest.map((part) => names[part] ?? part)].join('');
}

function isMac(): boolean {
  return /^(Mac|iP)/.test(navigator.platform);
}
