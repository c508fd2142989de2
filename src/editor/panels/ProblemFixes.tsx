import type { Problem } from '../../base/problem.ts';
import { fix } from '../state/edit.ts';
import { useEditor } from '../state/useEditor.ts';

/** The changes that would mend a problem, each a click. */
export function ProblemFixes({ problem }: { readonly problem: Problem }) {
  const editor = useEditor();
  if (!problem.fixes?.length) return null;
  return (
    <div className="fixes">
      {problem.fixes.map((offered) => (
        <button
          key={offered.label}
          type="button"
          className="button"
          data-size="small"
          onClick={() => fix(editor, offered)}
        >
          {offered.label}
        </button>
      ))}
    </div>
  );
}
