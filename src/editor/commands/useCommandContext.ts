import { useMemo } from 'react';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { useEditor, useLibrary } from '../state/useEditor.ts';
import type { CommandContext } from './command.ts';

/** What commands act on, where the component stands. */
export function useCommandContext(): CommandContext {
  const editor = useEditor();
  const library = useLibrary();
  const flow = useReactFlow();
  return useMemo(() => ({ editor, library, flow }), [editor, library, flow]);
}
