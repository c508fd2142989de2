import { CircleAlert, CircleCheck, Map as MapIcon, Maximize, Minus, Network, Plus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useFlowStore } from '../canvas/flow/flow.ts';
import { tidy } from '../commands/arrange.ts';
import { saveFile } from '../commands/documents.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { actualSize, minimap, showAll, zoomIn, zoomOut } from '../commands/view.ts';
import { allProblems } from '../state/problems.ts';
import type { Run } from '../state/store.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { CommandButton } from './CommandButton.tsx';

const CostOfRun = lazy(() => import('./CostOfRun.tsx').then(({ CostOfRun }) => ({ default: CostOfRun })));

const states = {
  idle: '',
  starting: 'starting…',
  running: '',
  restarting: 'restarting…',
  stopped: 'stopped until the next change',
} satisfies Record<Run['status'], string>;

/** The bar at the bottom: problems, how the computation does, and how far the drawing is zoomed. */
export function StatusBar() {
  const editor = useEditor();
  const inference = useEditorState((state) => state.inference);
  const run = useEditorState((state) => state.run);
  const open = useEditorState((state) => state.open);
  const isEmpty = useEditorState(({ program }) => program.nodes.length === 0);
  const problems = allProblems({ inference, run }).length;
  return (
    <footer className="status-bar">
      <button
        type="button"
        className="status-problems"
        data-wrong={problems > 0}
        aria-expanded={open.problems}
        onClick={() => editor.setState({ open: { ...open, problems: !open.problems } })}
      >
        {problems > 0 ? (
          <CircleAlert size={14} aria-hidden="true" />
        ) : (
          <CircleCheck size={14} aria-hidden="true" />
        )}
        {problems === 0 ? 'No problems' : problems === 1 ? '1 problem' : `${problems} problems`}
      </button>
      <span className="status-run" data-status={run.status}>
        {states[run.status] ||
          (run.milliseconds === undefined || isEmpty ? '' : `${formatTime(run.milliseconds)} a run`)}
      </span>
      <Unkept />
      <Suspense fallback={null}>
        <CostOfRun />
      </Suspense>
      <Zoom />
    </footer>
  );
}

/** Stays for as long as work is not kept in this browser. */
function Unkept() {
  const context = useCommandContext();
  const reason = useEditorState((state) => state.unkept);
  return (
    reason !== undefined && (
      <button
        type="button"
        className="status-problems"
        data-wrong="true"
        title={reason}
        onClick={() => saveFile.run(context)}
      >
        Not kept in this browser: save to a file
      </button>
    )
  );
}

function Zoom() {
  const open = useEditorState((state) => state.open);
  return (
    <span className="zoom">
      <CommandButton command={tidy} icon={<Network />} />
      <CommandButton command={minimap} icon={<MapIcon />} pressed={open.minimap} />
      <span className="divider" />
      <CommandButton command={zoomOut} icon={<Minus />} />
      <Percent />
      <CommandButton command={zoomIn} icon={<Plus />} />
      <CommandButton command={showAll} icon={<Maximize />} />
    </span>
  );
}

/** By itself, as it is another with each turn of the wheel. */
function Percent() {
  const percent = useFlowStore(({ transform: [, , zoom] }) => Math.round(zoom * 100));
  const context = useCommandContext();
  return (
    <button
      type="button"
      className="zoom-value"
      aria-label={`Zoomed to ${percent} %: ${actualSize.title}`}
      title={actualSize.title}
      onClick={() => actualSize.run(context)}
    >
      <span>{percent} %</span>
    </button>
  );
}

function formatTime(milliseconds: number): string {
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
