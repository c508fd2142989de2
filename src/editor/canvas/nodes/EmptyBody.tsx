import type { Graph } from '../../../document/document.ts';
import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { useEditorState } from '../../state/useEditor.ts';

interface Props {
  readonly path: string;
  readonly body: Graph | undefined;
}

/** What to do with a body that has nothing in it. */
export function EmptyBody({ path, body }: Props) {
  const problem = useEditorState(({ inference }) =>
    inference.problems.find((each) => each.path === path && each.code === 'empty-body'),
  );
  if (body && body.nodes.length + body.wires.length > 0) return null;
  return (
    <div className="empty-body nodrag">
      <p>Drop a block here</p>
      {problem && <ProblemFixes problem={problem} />}
    </div>
  );
}
