import { Monitor, Moon, Sun } from 'lucide-react';
import { themeTitles } from '../commands/themes.ts';
import { type Theme, themes } from '../state/theme.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { IconButton } from './IconButton.tsx';

const icons = { system: <Monitor />, light: <Sun />, dark: <Moon /> } satisfies Record<Theme, unknown>;

/** Goes from one theme to the next: as the system, light, dark. */
export function ThemeButton() {
  const editor = useEditor();
  const theme = useEditorState((state) => state.theme);
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  return (
    <IconButton
      label={themeTitles[theme]}
      onClick={() => editor.setState({ theme: next })}
      icon={icons[theme]}
    />
  );
}
