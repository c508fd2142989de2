import { namesToDraw } from '../../../compiler/weights.ts';
import { useEditorState } from '../../state/useEditor.ts';

/** Where the graph's weights come from; and which of them the seed draws although the graph was trained. */
export function WeightsNote() {
  const trained = useEditorState(({ history }) => history.present.weights !== undefined);
  const file = useEditorState(({ weights }) => weights);
  const wanted = useEditorState(({ inference }) => inference.weights);
  if (!trained) return <p className="quiet">Drawn at random from the seed, the same on every machine.</p>;
  if (file === 'loading') return <p className="quiet">Trained; on their way.</p>;
  const drawn = namesToDraw(wanted, file?.tensors ?? new Map());
  if (drawn.length === 0) return <p className="quiet">Trained.</p>;
  const [first = '', ...others] = drawn;
  const which = others.length > 2 ? `${first} and ${others.length} more` : drawn.join(', ');
  return (
    <p className="quiet">
      Trained, but for {which}: the training does not cover {drawn.length > 1 ? 'these' : 'this'}, so the seed
      draws {drawn.length > 1 ? 'them' : 'it'}.
    </p>
  );
}
