import {
  CircleHelp,
  FolderOpen,
  GraduationCap,
  History,
  ImageDown,
  ListTree,
  PanelLeft,
  PanelRight,
  Redo2,
  Save,
  Search,
  Share2,
  Undo2,
} from 'lucide-react';
import { exportPicture, history, openFile, saveFile, share } from '../commands/documents.ts';
import { redo, undo } from '../commands/edit.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import {
  commandPalette,
  help,
  toggleInspector,
  toggleOutline,
  togglePalette,
  train,
} from '../commands/view.ts';
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
        <CommandButton command={toggleOutline} pressed={open.outline} icon={<ListTree />} />
      </div>
      <div className="top-group">
        <DocumentTitle />
        <CommandButton command={undo} icon={<Undo2 />} />
        <CommandButton command={redo} icon={<Redo2 />} />
        <CommandButton command={history} icon={<History />} />
      </div>
      <div className="top-group">
        <NewMenu />
        <span className="top-roomy">
          <CommandButton command={openFile} icon={<FolderOpen />} />
          <CommandButton command={saveFile} icon={<Save />} />
          <CommandButton command={exportPicture} icon={<ImageDown />} />
          <CommandButton command={train} pressed={open.training} icon={<GraduationCap />} />
        </span>
        <button
          type="button"
          className="button"
          data-primary="true"
          aria-label={share.title}
          onClick={() => share.run(context)}
        >
          <Share2 size={14} aria-hidden="true" />
          <span className="top-word">{share.title}</span>
        </button>
        <span className="divider" />
        <CommandButton command={commandPalette} icon={<Search />} />
        <span className="top-roomy">
          <ThemeButton />
          <span className="top-aside">
            <CommandButton command={help} icon={<CircleHelp />} />
          </span>
        </span>
        <CommandButton command={toggleInspector} pressed={open.inspector} icon={<PanelRight />} />
      </div>
    </header>
  );
}
