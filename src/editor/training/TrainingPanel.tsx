import 'uplot/dist/uPlot.min.css';
import './training.css';
import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { Confusion } from './Confusion.tsx';
import { Curves } from './Curves.tsx';
import { DataChoice } from './DataChoice.tsx';
import { Gradients } from './Gradients.tsx';
import { PaceChoice } from './PaceChoice.tsx';
import { Progress } from './Progress.tsx';
import { Settings } from './Settings.tsx';
import { TrainingControls } from './TrainingControls.tsx';
import { TrainingProblems } from './TrainingProblems.tsx';
import { trainingFor } from './training.ts';
import { WorstExamples } from './WorstExamples.tsx';

/** Data, what is done with them, and how it goes: the weights of the graph learn while one watches. */
export function TrainingPanel() {
  const editor = useEditor();
  const training = trainingFor(editor);
  const view = useStore(training.view);
  const open = useEditorState((state) => state.open);
  // Which columns fit follows from the graph.
  useEditorState((state) => state.inference);
  return (
    <section className="training" aria-label="Training">
      <header>
        <h2>Training</h2>
        <TrainingControls training={training} view={view} />
        <PaceChoice training={training} pace={view.pace} />
        <Progress view={view} />
        <button
          type="button"
          className="icon-button"
          aria-label="Close the training"
          onClick={() => editor.setState({ open: { ...open, training: false } })}
        >
          <X size={16} />
        </button>
      </header>
      <TrainingProblems view={view} />
      <div className="training-parts">
        <DataChoice training={training} view={view} />
        {view.curve.points.length > 0 && <Curves curve={view.curve} />}
        {view.last && <Gradients norms={view.norms} gradients={view.gradients} />}
        {view.evaluation && <Confusion evaluation={view.evaluation} view={view} />}
        {view.evaluation && <WorstExamples evaluation={view.evaluation} view={view} />}
        <Settings />
      </div>
    </section>
  );
}
