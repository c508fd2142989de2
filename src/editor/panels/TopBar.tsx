import { CircleHelp, FolderOpen, PanelLeft, PanelRight, Redo2, Save, Share2, Undo2 } from 'lucide-react';
import { redoStep, undoStep } from '../state/edit.ts';
import { useEditor, useEditorState, useLibrary } from '../state/useEditor.ts';
import { DocumentTitle } from './DocumentTitle.tsx';
import { IconButton } from './IconButton.tsx';
import { Logo } from './Logo.tsx';
import { NewMenu } from './NewMenu.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** The bar at the top: the document and what can be done with it as a whole. */
export function TopBar() {
  const editor = useEditor();
  const library = useLibrary();
  const canUndo = useEditorState(({ history }) => history.past.length > 0);
  const canRedo = useEditorState(({ history }) => history.future.length > 0);
  const open = useEditorState((state) => state.open);
  const toggle = (panel: 'palette' | 'inspector') =>
    editor.setState({ open: { ...open, [panel]: !open[panel] } });
  return (
    <header className="top-bar">
      <div className="top-group">
        <h1>
          <Logo />
        </h1>
        <IconButton
          label="Blocks"
          pressed={open.palette}
          onClick={() => toggle('palette')}
          icon={<PanelLeft />}
        />
      </div>
      <div className="top-group">
        <DocumentTitle />
        <IconButton
          label="Undo"
          keys="Ctrl+Z"
          disabled={!canUndo}
          onClick={() => undoStep(editor)}
          icon={<Undo2 />}
        />
        <IconButton
          label="Redo"
          keys="Ctrl+Shift+Z"
          disabled={!canRedo}
          onClick={() => redoStep(editor)}
          icon={<Redo2 />}
        />
      </div>
      <div className="top-group">
        <NewMenu />
        <IconButton
          label="Open a file"
          keys="Ctrl+O"
          onClick={() => void library.openFile()}
          icon={<FolderOpen />}
        />
        <IconButton
          label="Save to a file"
          keys="Ctrl+S"
          onClick={() => void library.saveFile()}
          icon={<Save />}
        />
        <button
          type="button"
          className="button"
          data-primary="true"
          onClick={() => editor.setState({ dialog: 'share' })}
        >
          <Share2 size={14} aria-hidden="true" />
          Share
        </button>
        <span className="divider" />
        <ThemeButton />
        <IconButton
          label="Help and shortcuts"
          keys="?"
          onClick={() => editor.setState({ dialog: 'help' })}
          icon={<CircleHelp />}
        />
        <IconButton
          label="Inspector"
          pressed={open.inspector}
          onClick={() => toggle('inspector')}
          icon={<PanelRight />}
        />
      </div>
    </header>
  );
}
