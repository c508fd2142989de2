import { SafeStorage } from './safeStorage.ts';
import type { Editor } from './store.ts';

/** Which panels are open. */
export interface OpenPanels {
  readonly palette: boolean;
  readonly outline: boolean;
  readonly inspector: boolean;
  readonly problems: boolean;
  readonly minimap: boolean;
  readonly training: boolean;
}

/** The widths of a window that are laid out differently, with the panels that are open in each at first. */
const arrangements = {
  /** All panels stand beside the drawing. */
  wide: { palette: true, outline: false, inspector: true, problems: false, minimap: false, training: false },
  /** Blocks and outline take turns on the left. */
  medium: {
    palette: true,
    outline: false,
    inspector: true,
    problems: false,
    minimap: false,
    training: false,
  },
  /** A tablet upright: the drawing comes first, and the inspector is a sheet below it. */
  narrow: {
    palette: false,
    outline: false,
    inspector: false,
    problems: false,
    minimap: false,
    training: false,
  },
} satisfies Record<string, OpenPanels>;

type Arrangement = keyof typeof arrangements;

/** As in styles/narrow.css. */
const narrow = '(max-width: 899px)';
const medium = '(max-width: 1279px)';

const storage = new SafeStorage(() => localStorage);
const keyOf = (arrangement: Arrangement) => `layerwire.panels.${arrangement}`;

function arrangementNow(): Arrangement {
  // Where there is no window, as when the state alone is tested, there is room for everything.
  const is = (query: string) => globalThis.matchMedia?.(query).matches ?? false;
  return is(narrow) ? 'narrow' : is(medium) ? 'medium' : 'wide';
}

/**
 * Keeps which panels are open, for each width of the window, and shows those of another width when it changes; whoever watches a network
 * train goes on doing so.
 */
export function followPanels(editor: Editor): void {
  for (const query of [narrow, medium])
    matchMedia(query).addEventListener('change', () =>
      editor.setState(({ open: { training } }) => ({ open: { ...readPanels(), training } })),
    );
  editor.subscribe((now, before) => {
    if (now.open !== before.open) keepPanels(now.open);
  });
}

/** The panels as they were left at this width of the window. */
export function readPanels(): OpenPanels {
  const arrangement = arrangementNow();
  const first = arrangements[arrangement];
  const kept = new Set(storage.read(keyOf(arrangement))?.split(' '));
  if (kept.size === 0) return first;
  return {
    palette: kept.has('palette'),
    outline: kept.has('outline'),
    inspector: kept.has('inspector'),
    problems: kept.has('problems'),
    minimap: kept.has('minimap'),
    training: kept.has('training'),
  };
}

function keepPanels(open: OpenPanels): void {
  const names = Object.entries(open).flatMap(([name, isOpen]) => (isOpen ? name : []));
  storage.write(keyOf(arrangementNow()), names.join(' '));
}

/** The panels with one opened or closed: where they share a place, opening one closes the other. */
export function withPanel(open: OpenPanels, panel: keyof OpenPanels, isOpen: boolean): OpenPanels {
  const next = { ...open, [panel]: isOpen };
  if (!isOpen || arrangementNow() === 'wide') return next;
  if (panel === 'palette') return { ...next, outline: false };
  return panel === 'outline' ? { ...next, palette: false } : next;
}
