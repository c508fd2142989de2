import { useEffect } from 'react';
import { useEditorState } from '../state/useEditor.ts';
import { comesLater, type Later, useLater } from './comesLater.ts';

/** The dialogs, by the name under which the editor's state opens them. Each is fetched when it is wanted for the first time. */
const dialogs = {
  commands: comesLater(async () => (await import('../finder/CommandPalette.tsx')).CommandPalette),
  find: comesLater(async () => (await import('../finder/FindNodes.tsx')).FindNodes),
  help: comesLater(async () => (await import('./HelpSheet.tsx')).HelpSheet),
  history: comesLater(async () => (await import('./HistoryDialog.tsx')).HistoryDialog),
  graphs: comesLater(async () => (await import('./GraphsDialog.tsx')).GraphsDialog),
  moveInto: comesLater(async () => (await import('./MoveIntoDialog.tsx')).MoveIntoDialog),
  picture: comesLater(async () => (await import('../exportPicture/PictureDialog.tsx')).PictureDialog),
  share: comesLater(async () => (await import('./ShareDialog.tsx')).ShareDialog),
} satisfies Record<string, Later<object>>;

export type DialogName = keyof typeof dialogs;

/** The dialog that is open, if any. */
export function OpenDialog() {
  // Whoever opens these types on at once, so that their code has to be here before.
  useEffect(() => {
    const timer = setTimeout(() => {
      void dialogs.commands.fetch();
      void dialogs.find.fetch();
    }, 1000);
    return () => clearTimeout(timer);
  }, []);
  const name = useEditorState((state) => state.dialog);
  return name && <NamedDialog key={name} name={name} />;
}

function NamedDialog({ name }: { readonly name: DialogName }) {
  const Dialog = useLater<object>(dialogs[name]);
  return Dialog && <Dialog />;
}
