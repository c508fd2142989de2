import { type ComponentType, lazy, Suspense } from 'react';
import { useEditorState } from '../state/useEditor.ts';

/** The dialogs, by the name under which the editor's state opens them. Each is fetched when it is wanted for the first time. */
const dialogs = {
  help: lazy(() => import('./HelpSheet.tsx').then(({ HelpSheet }) => ({ default: HelpSheet }))),
  history: lazy(() =>
    import('./HistoryDialog.tsx').then(({ HistoryDialog }) => ({ default: HistoryDialog })),
  ),
  graphs: lazy(() => import('./GraphsDialog.tsx').then(({ GraphsDialog }) => ({ default: GraphsDialog }))),
  moveInto: lazy(() =>
    import('./MoveIntoDialog.tsx').then(({ MoveIntoDialog }) => ({ default: MoveIntoDialog })),
  ),
  share: lazy(() => import('./ShareDialog.tsx').then(({ ShareDialog }) => ({ default: ShareDialog }))),
} satisfies Record<string, ComponentType>;

export type DialogName = keyof typeof dialogs;

/** The dialog that is open, if any. */
export function OpenDialog() {
  const name = useEditorState((state) => state.dialog);
  if (name === undefined) return null;
  const Dialog = dialogs[name];
  return (
    <Suspense fallback={null}>
      <Dialog />
    </Suspense>
  );
}
