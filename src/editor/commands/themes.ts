import { type Theme, themes } from '../state/theme.ts';
import type { Command } from './command.ts';

export const themeTitles = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
} satisfies Record<Theme, string>;

export const themeCommands: readonly Command[] = themes.map((theme) => ({
  id: `theme-${theme}`,
  title: themeTitles[theme],
  group: 'view',
  run: ({ editor }) => editor.setState({ theme }),
}));
