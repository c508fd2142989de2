import { lazy, Suspense, useLayoutEffect } from 'react';
import { Canvas } from './canvas/Canvas.tsx';
import { ReactFlowProvider } from './canvas/flow/flow.ts';
import { MiniMapCorner } from './canvas/minimap/MiniMapCorner.tsx';
import { ConnectingNotes } from './canvas/wires/ConnectingNotes.tsx';
import { OpenConnectMenu } from './canvas/wires/OpenConnectMenu.tsx';
import { useClipboard } from './commands/useClipboard.ts';
import { useShortcuts } from './commands/useShortcuts.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { AddMenu } from './palette/AddMenu.tsx';
import { DragGhost } from './palette/DragGhost.tsx';
import { Palette } from './palette/Palette.tsx';
import { Boundary } from './panels/Boundary.tsx';
import { OpenDialog } from './panels/dialogs.tsx';
import { EmptyCanvas } from './panels/EmptyCanvas.tsx';
import { FileDrop } from './panels/FileDrop.tsx';
import { Hint } from './panels/Hint.tsx';
import { LazyOutline } from './panels/LazyOutline.tsx';
import { SelectionMenu } from './panels/SelectionMenu.tsx';
import { StatusBar } from './panels/StatusBar.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { OpenReference } from './reference/OpenReference.tsx';
import { ScrubberCorner, SlowMotionRing } from './scrubber/ScrubberCorner.tsx';
import type { Activations } from './state/activations.ts';
import type { Library } from './state/library.ts';
import type { Editor } from './state/store.ts';
import { applyTheme, keepTheme } from './state/theme.ts';
import type { Tracing } from './state/tracing.ts';
import {
  ActivationsContext,
  EditorContext,
  LibraryContext,
  TracingContext,
  useEditorState,
} from './state/useEditor.ts';

interface AppProps {
  readonly editor: Editor;
  readonly library: Library;
  readonly activations: Activations;
  readonly tracing: Tracing;
}

/** Pictures have nothing to show before the first values come. */
const Pictures = lazy(() =>
  import('./canvas/nodes/Pictures.tsx').then(({ Pictures }) => ({ default: Pictures })),
);

const TrainingPanel = lazy(() =>
  import('./training/TrainingPanel.tsx').then(({ TrainingPanel }) => ({ default: TrainingPanel })),
);

/** Nor is there anything to say in words. */
const Answer = lazy(() => import('./panels/Answer.tsx').then(({ Answer }) => ({ default: Answer })));

/** Wires are pointed at when they are seen. */
const WireNotes = lazy(() =>
  import('./canvas/wires/WireNotes.tsx').then(({ WireNotes }) => ({ default: WireNotes })),
);

const FollowUnrolled = lazy(() =>
  import('./unroll/FollowUnrolled.tsx').then(({ FollowUnrolled }) => ({ default: FollowUnrolled })),
);

/** Nothing has happened yet that could be told, and the whole graph is seen. */
const Notices = lazy(() => import('./panels/Notices.tsx').then(({ Notices }) => ({ default: Notices })));

const Breadcrumbs = lazy(() =>
  import('./canvas/Breadcrumbs.tsx').then(({ Breadcrumbs }) => ({ default: Breadcrumbs })),
);

const ProblemsPanel = lazy(() =>
  import('./panels/ProblemsPanel.tsx').then(({ ProblemsPanel }) => ({ default: ProblemsPanel })),
);

/** The whole page. */
export function App({ editor, activations, tracing, library }: AppProps) {
  return (
    <EditorContext value={editor}>
      <ActivationsContext value={activations}>
        <TracingContext value={tracing}>
          <LibraryContext value={library}>
            <ReactFlowProvider>
              <Boundary onSave={() => void library.saveFile()}>
                <Page />
                <OpenReference />
              </Boundary>
            </ReactFlowProvider>
          </LibraryContext>
        </TracingContext>
      </ActivationsContext>
    </EditorContext>
  );
}

function Page() {
  const theme = useEditorState((state) => state.theme);
  const open = useEditorState((state) => state.open);
  const unrolls = useEditorState((state) => state.unrolled.size > 0);
  const isCovered = useEditorState((state) => state.reference !== undefined);
  // Before the first paint, so that a dark page never flashes light.
  useLayoutEffect(() => {
    keepTheme(theme);
    return applyTheme(theme);
  }, [theme]);
  useShortcuts();
  useClipboard();
  return (
    <div className="page" inert={isCovered}>
      <TopBar />
      {open.palette && <Palette />}
      {open.outline && <LazyOutline />}
      <main className="canvas" aria-label="Drawing">
        <Canvas />
        <Suspense fallback={null}>
          <Pictures />
        </Suspense>
        {unrolls && (
          <Suspense fallback={null}>
            <FollowUnrolled />
          </Suspense>
        )}
        <MiniMapCorner />
        <Suspense fallback={null}>
          <WireNotes />
        </Suspense>
        <Suspense fallback={null}>
          <Breadcrumbs />
        </Suspense>
        <ConnectingNotes />
        <Hint />
        <EmptyCanvas />
        <SlowMotionRing />
        <div className="canvas-foot">
          <Suspense fallback={null}>
            <Notices />
          </Suspense>
          <ScrubberCorner />
        </div>
        <Suspense fallback={null}>
          <Answer />
        </Suspense>
      </main>
      {open.inspector && <Inspector />}
      {open.training && (
        <Suspense fallback={null}>
          <TrainingPanel />
        </Suspense>
      )}
      {open.problems && (
        <Suspense fallback={null}>
          <ProblemsPanel />
        </Suspense>
      )}
      <StatusBar />
      <AddMenu />
      <SelectionMenu />
      <OpenConnectMenu />
      <DragGhost />
      <OpenDialog />
      <FileDrop />
    </div>
  );
}
