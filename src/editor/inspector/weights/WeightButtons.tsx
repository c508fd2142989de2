import { openFile, saveWeights } from '../../commands/documents.ts';
import { useCommandContext } from '../../commands/useCommandContext.ts';
import { useEditorState } from '../../state/useEditor.ts';

/** What can be done with the weights of the graph as a whole. */
export function WeightButtons() {
  const context = useCommandContext();
  const hasWeights = useEditorState(({ inference }) => inference.weights.size > 0);
  const isStored = useEditorState(({ history }) => history.present.weights !== undefined);
  const reset = async () => {
    const { resetAllWeights } = await import('../../state/weightValues.ts');
    resetAllWeights(context.editor);
  };
  if (!hasWeights) return null;
  return (
    <div className="fixes">
      <button type="button" className="button" data-size="small" onClick={() => saveWeights.run(context)}>
        Save as safetensors
      </button>
      <button type="button" className="button" data-size="small" onClick={() => openFile.run(context)}>
        Take from a file
      </button>
      {isStored && (
        <button type="button" className="button" data-size="small" onClick={() => void reset()}>
          Reset to the seed
        </button>
      )}
    </div>
  );
}
