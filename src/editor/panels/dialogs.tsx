import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useEditorState } from '../state/useEditor.ts';

const fetchCommands = () => import('../finder/CommandPalette.tsx');
const fetchFind = () => import('../finder/FindNodes.tsx');

/** The dialogs, by the name under which the editor's state opens them. Each is fetched when it is wanted for the first time. */
const dialogs = {
  commands: lazy(() => fetchCommands().then(({ CommandPalette }) => ({ default: CommandPalette }))),
  find: lazy(() => fetchFind().then(({ FindNodes }) => ({ default: FindNodes }))),
  help: lazy(() => import('./HelpSheet.tsx').then(({ HelpSheet }) => ({ default: HelpSheet }))),
  history: lazy(() =>
    import('./HistoryDialog.tsx').then(({ HistoryDialog }) => ({ default: HistoryDialog })),
  ),
  graphs: lazy(() => import('./GraphsDialog.tsx').then(({ GraphsDialog }) => ({ default: GraphsDialog }))),
  moveInto: lazy(() =>
    import('./MoveIntoDialog.tsx').then(({ MoveIntoDialog }) => ({ default: MoveIntoDialog })),
  ),
  picture: lazy(() =>
    import('../exportPicture/PictureDialog.tsx').then(({ PictureDialog }) => ({ default: PictureDialog })),
  ),
  share: lazy(() => import('./ShareDialog.tsx').then(({ ShareDialog }) => ({ default: ShareDialog }))),
} satisfies Record<string, ComponentType>;

export type DialogName = keyof typeof dialogs;

/** The dialog that is open, if any. */
export function OpenDialog() {
  // Whoever opens these types on at once, so that their code has to be here before.
  useEffect(() => {
    const timer = setTimeout(() => {
      void fetchCommands();
      void fetchFind();
    }, 1000);
    return () => clearTimeout(timer);
  }, []);
  const name = useEditorState((state) => state.dialog);
  if (name === undefined) return null;
  const Dialog = dialogs[name];
  return (
    <Suspense fallback={null}>
      <Dialog />
    </Suspense>
  );
}
