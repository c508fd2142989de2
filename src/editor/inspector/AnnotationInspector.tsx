import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { type AnnotationId, frameAt, noteAt, setColour, setWords } from '../../document/annotations.ts';
import { annotationColours } from '../../document/document.ts';
import { edit, endGesture } from '../state/edit.ts';
import { removeSelection } from '../state/remove.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { TextField } from './TextField.tsx';
import '../styles/annotations.css';

/** The selected note or frame: its words and its colour. */
export function AnnotationInspector({ id }: { readonly id: AnnotationId }) {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.present);
  const note = noteAt(document, id);
  const frame = frameAt(document, id);
  return (
    <section>
      <h2 className="inspector-title">{note ? 'Note' : 'Frame'}</h2>
      <TextField
        key={id}
        label={note ? 'Text' : 'Title'}
        lines={note ? 6 : 1}
        value={note?.text ?? frame?.title ?? ''}
        onText={(text) => {
          edit(editor, (each) => setWords(each, id, text), { gesture: `words ${id}`, room: false });
          return undefined;
        }}
        onEnd={() => endGesture(editor)}
      />
      <Colours id={id} chosen={(note ?? frame)?.colour} />
      <button type="button" className="button" data-size="small" onClick={() => removeSelection(editor)}>
        <Trash2 size={14} aria-hidden="true" />
        Remove
      </button>
      {frame && (
        <p className="quiet">Dragging its title moves all that lies in it. Removing it leaves that.</p>
      )}
    </section>
  );
}

function Colours({ id, chosen }: { readonly id: AnnotationId; readonly chosen: string | undefined }) {
  const editor = useEditor();
  const name = useId();
  return (
    <fieldset className="field">
      <legend>Colour</legend>
      <div className="swatches">
        {[undefined, ...annotationColours].map((colour) => (
          <span key={colour ?? 'plain'} className="swatch" data-colour={colour}>
            <input
              type="radio"
              name={name}
              aria-label={colour ?? 'plain'}
              title={colour ?? 'plain'}
              checked={chosen === colour}
              onChange={() => edit(editor, (document) => setColour(document, id, colour), { room: false })}
            />
          </span>
        ))}
      </div>
    </fieldset>
  );
}
