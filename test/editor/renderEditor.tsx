import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ReactFlowProvider } from '../../src/editor/canvas/flow/flow.ts';
import { createActivations } from '../../src/editor/state/activations.ts';
import type { Library } from '../../src/editor/state/library.ts';
import type { Editor } from '../../src/editor/state/store.ts';
import { createTracing } from '../../src/editor/state/tracing.ts';
import {
  ActivationsContext,
  EditorContext,
  LibraryContext,
  TracingContext,
} from '../../src/editor/state/useEditor.ts';

/** A library that keeps nothing, and tells what it was asked for. */
export function silentLibrary(asked: string[] = []): Library {
  const ask = (what: string) => async () => void asked.push(what);
  return {
    start: ask('start'),
    open: ask('open'),
    openFile: ask('openFile'),
    saveFile: ask('saveFile'),
    recent: async () => [],
    openRecent: ask('openRecent'),
    renameRecent: async () => undefined,
    removeRecent: async () => undefined,
    snapshots: async () => [],
    readSnapshot: async () => undefined,
    goBack: ask('goBack'),
  };
}

/** Renders a part of the page as it is in the page, with an editor around it. */
export function renderEditor(editor: Editor, part: ReactNode, library: Library = silentLibrary()) {
  return render(
    <EditorContext value={editor}>
      <ActivationsContext value={createActivations(() => {})}>
        <TracingContext value={createTracing()}>
          <LibraryContext value={library}>
            <ReactFlowProvider>{part}</ReactFlowProvider>
          </LibraryContext>
        </TracingContext>
      </ActivationsContext>
    </EditorContext>,
  );
}

/** Changes the editor's state as something outside of React does. */
export function outside(change: () => void): void {
  act(change);
}
