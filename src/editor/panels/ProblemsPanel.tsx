import { X } from 'lucide-react';
import type { Problem } from '../../base/problem.ts';
import { allProblems } from '../state/problems.ts';
import { selectProblem } from '../state/selection.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { ProblemFixes } from './ProblemFixes.tsx';

/** All problems of the graph, each with its place and its fixes; a click selects the place. */
export function ProblemsPanel() {
  const editor = useEditor();
  const inference = useEditorState((state) => state.inference);
  const run = useEditorState((state) => state.run);
  const open = useEditorState((state) => state.open);
  const problems = allProblems({ inference, run });
  return (
    <section className="problems" aria-label="Problems">
      <header>
        <h2>Problems</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close the problems"
          onClick={() => editor.setState({ open: { ...open, problems: false } })}
        >
          <X size={16} />
        </button>
      </header>
      {problems.length === 0 ? (
        <p className="quiet">None: every wire carries a value.</p>
      ) : (
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>
              <Row problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ problem }: { readonly problem: Problem }) {
  const editor = useEditor();
  return (
    <div className="problem">
      <button type="button" className="problem-place" onClick={() => selectProblem(editor, problem)}>
        <code>{problem.path || 'document'}</code>
        <span>{problem.message}</span>
      </button>
      <ProblemFixes problem={problem} />
    </div>
  );
}
