import type { ColourRange } from '../state/viewState.ts';
import type { Command } from './command.ts';

const titles = {
  node: 'Colour range: each node',
  network: 'Colour range: whole network',
  fixed: 'Colour range: fixed',
} satisfies Record<ColourRange['of'], string>;

/** What the ends of the colours of all pictures stand for. */
export const colourCommands: readonly Command[] = Object.entries(titles).map(([of, title]) => ({
  id: `colours-${of}`,
  title,
  group: 'view',
  run: ({ editor }) =>
    editor.setState(({ colourRange }) => ({
      colourRange: { ...colourRange, of: of as ColourRange['of'] },
    })),
}));
