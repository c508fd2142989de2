import type { Frame as FrameOfDocument } from '../../../document/document.ts';
import { ResizeCorner } from './ResizeCorner.tsx';
import { focusAnnotation, useWords } from './useWords.ts';
import '../../styles/annotations.css';

interface Props {
  readonly id: string;
  readonly frame: FrameOfDocument;
  readonly selected: boolean;
}

/** A titled rectangle behind nodes. Its title moves it, with all that lies in it. */
export function Frame({ id, frame: { title, colour }, selected }: Props) {
  const { isEdited, begin, write, end } = useWords(id);
  return (
    <div className="frame" data-colour={colour} data-selected={selected}>
      {isEdited ? (
        <input
          className="frame-title nodrag nopan"
          aria-label="Title of the frame"
          placeholder="Title"
          value={title}
          // biome-ignore lint/a11y/noAutofocus: editing began a moment ago, by the same person.
          autoFocus
          onChange={({ target }) => write(target.value)}
          onBlur={end}
          onKeyDown={({ key }) => (key === 'Escape' || key === 'Enter') && focusAnnotation(id)}
        />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the element around it has the focus, and Enter does the same.
        <span className="frame-title" data-empty={title === ''} onDoubleClick={begin}>
          {title || 'Untitled frame'}
        </span>
      )}
      {selected && <ResizeCorner id={id} />}
    </div>
  );
}
