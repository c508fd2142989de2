import { useMemo } from 'react';
import { nodeAt } from '../../document/graph.ts';
import { splitPort } from '../../document/path.ts';
import { pictureOf } from '../canvas/layout/facts.ts';
import { answerPortOf } from '../state/shownPorts.ts';
import { useActivations, useEditorState } from '../state/useEditor.ts';
import type { Picture } from '../views/pictureKind.ts';
import { useDescription } from '../views/useDescription.ts';

/** What the graph answers, in words, for those who do not see the pictures. */
export function Answer() {
  const port = useEditorState(answerPortOf);
  const inference = useEditorState((state) => state.inference);
  const program = useEditorState((state) => state.program);
  const picture = useMemo(() => {
    const node = nodeAt(program, splitPort(port ?? '')[0]);
    return port === undefined || !node ? undefined : pictureOf(inference, port, node);
  }, [inference, port, program]);
  return (
    <div className="unseen" role="status" aria-label="Answer">
      {port !== undefined && picture && <Words port={port} picture={picture} />}
    </div>
  );
}

function Words({ port, picture }: { readonly port: string; readonly picture: Picture }) {
  return <>{`${port}: ${useDescription(useActivations(), port, picture)}`}</>;
}
