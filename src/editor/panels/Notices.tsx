import { X } from 'lucide-react';
import { useEffect } from 'react';
import { type Notice, readingTime } from '../state/notices.ts';
import { dismiss } from '../state/notify.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';

/** Messages that float over the drawing until they are read. */
export function Notices() {
  const notices = useEditorState((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Toast({ notice }: { readonly notice: Notice }) {
  const editor = useEditor();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(editor, notice.id), readingTime(notice));
    return () => clearTimeout(timer);
  }, [editor, notice]);
  return (
    <div className="toast floating" data-tone={notice.tone}>
      <p>{notice.text}</p>
      {notice.action && (
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => {
            notice.action?.run();
            dismiss(editor, notice.id);
          }}
        >
          {notice.action.label}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss"
        onClick={() => dismiss(editor, notice.id)}
      >
        <X size={14} />
      </button>
    </div>
  );
}
