import { useEffect } from 'react';
import { Canvas } from './canvas/Canvas.tsx';
import { ReactFlowProvider } from './canvas/flow.ts';
import { Pictures } from './canvas/Pictures.tsx';
import type { Activations } from './state/activations.ts';
import type { Editor } from './state/store.ts';
import { applyTheme, keepTheme } from './state/theme.ts';
import { ActivationsContext, EditorContext, useEditorState } from './state/useEditor.ts';

interface AppProps {
  readonly editor: Editor;
  readonly activations: Activations;
}

/** The whole page. */
export function App({ editor, activations }: AppProps) {
  return (
    <EditorContext value={editor}>
      <ActivationsContext value={activations}>
        <ReactFlowProvider>
          <Page />
        </ReactFlowProvider>
      </ActivationsContext>
    </EditorContext>
  );
}

function Page() {
  const theme = useEditorState((state) => state.theme);
  useEffect(() => {
    keepTheme(theme);
    return applyTheme(theme);
  }, [theme]);
  return (
    <main className="canvas" aria-label="Drawing">
      <Canvas />
      <Pictures />
    </main>
  );
}
