import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { useEditorState } from '../../state/useEditor.ts';

/** What to do with a body that has nothing in it. */
export function EmptyBody({ path }: { readonly path: string }) {
  const problem = useEditorState(({ inference }) =>
    inference.problems.find((each) => each.path === path && each.code === 'empty-body'),
  );
  return (
    <div className="empty-body nodrag">
      <p>Drop a block here</p>
      {problem && <ProblemFixes problem={problem} />}
    </div>
  );
}
