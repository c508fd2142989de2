import type { Note as NoteOfDocument } from '../../../document/document.ts';
import { ResizeCorner } from './ResizeCorner.tsx';
import { focusAnnotation, useWords } from './useWords.ts';
import '../../styles/annotations.css';

interface Props {
  readonly id: string;
  readonly note: NoteOfDocument;
  readonly selected: boolean;
}

/** A text on the canvas; a double click edits it where it stands. */
export function Note({ id, note: { text, colour }, selected }: Props) {
  const { isEdited, begin, write, end } = useWords(id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element around it has the focus, and Enter does the same.
    <div className="note" data-colour={colour} data-selected={selected} onDoubleClick={begin}>
      {isEdited ? (
        <textarea
          className="nodrag nowheel nopan"
          aria-label="Text of the note"
          placeholder="Write a note"
          value={text}
          // biome-ignore lint/a11y/noAutofocus: editing began a moment ago, by the same person.
          autoFocus
          onChange={({ target }) => write(target.value)}
          onBlur={end}
          onKeyDown={({ key }) => key === 'Escape' && focusAnnotation(id)}
        />
      ) : (
        <p data-empty={text === ''}>{text || 'Empty note'}</p>
      )}
      {selected && <ResizeCorner id={id} />}
    </div>
  );
}
