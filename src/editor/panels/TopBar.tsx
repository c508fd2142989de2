import {
  CircleHelp,
  FolderOpen,
  History,
  PanelLeft,
  PanelRight,
  Redo2,
  Save,
  Share2,
  Undo2,
} from 'lucide-react';
import { history, openFile, saveFile, share } from '../commands/documents.ts';
import { redo, undo } from '../commands/edit.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { help, toggleInspector, togglePalette } from '../commands/view.ts';
import { useEditorState } from '../state/useEditor.ts';
import { CommandButton } from './CommandButton.tsx';
import { DocumentTitle } from './DocumentTitle.tsx';
import { Logo } from './Logo.tsx';
import { NewMenu } from './NewMenu.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** The bar at the top: the document and what can be done with it as a whole. */
export function TopBar() {
  const context = useCommandContext();
  const open = useEditorState((state) => state.open);
  return (
    <header className="top-bar">
      <div className="top-group">
        <h1>
          <Logo />
        </h1>
        <CommandButton command={togglePalette} pressed={open.palette} icon={<PanelLeft />} />
      </div>
      <div className="top-group">
        <DocumentTitle />
        <CommandButton command={undo} icon={<Undo2 />} />
        <CommandButton command={redo} icon={<Redo2 />} />
        <CommandButton command={history} icon={<History />} />
      </div>
      <div className="top-group">
        <NewMenu />
        <CommandButton command={openFile} icon={<FolderOpen />} />
        <CommandButton command={saveFile} icon={<Save />} />
        <button type="button" className="button" data-primary="true" onClick={() => share.run(context)}>
          <Share2 size={14} aria-hidden="true" />
          {share.title}
        </button>
        <span className="divider" />
        <ThemeButton />
        <CommandButton command={help} icon={<CircleHelp />} />
        <CommandButton command={toggleInspector} pressed={open.inspector} icon={<PanelRight />} />
      </div>
    </header>
  );
}
