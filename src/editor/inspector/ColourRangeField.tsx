import { shortestFloat } from '../../base/shortestFloat.ts';
import { isLimit } from '../state/colourRange.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import type { ColourRange } from '../state/viewState.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { TextField } from './TextField.tsx';

const options = ['node', 'network', 'fixed'] as const satisfies readonly ColourRange['of'][];

const help =
  'What the ends of the colours stand for: the largest number of each node, of the whole network, or one that stays. ' +
  'Probabilities, gates and pictures always run from 0 to 1.';

/** What the ends of the colours of all pictures stand for. */
export function ColourRangeField() {
  const editor = useEditor();
  const range = useEditorState((state) => state.colourRange);
  const set = (change: Partial<ColourRange>) => editor.setState({ colourRange: { ...range, ...change } });
  return (
    <>
      <ChoiceField
        label="Colour range"
        help={help}
        options={options}
        value={range.of}
        onChoose={(chosen) => set({ of: options.find((each) => each === chosen) ?? 'node' })}
      />
      {range.of === 'fixed' && (
        <TextField
          label="From minus to plus"
          value={shortestFloat(range.limit)}
          help="Numbers beyond it have the colours of the ends."
          onText={(text) => {
            const limit = Number(text.trim());
            if (!isLimit(limit)) return 'Needs a number above 0, such as 1.5.';
            set({ limit });
            return undefined;
          }}
        />
      )}
    </>
  );
}
