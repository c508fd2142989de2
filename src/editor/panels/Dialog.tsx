import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useEditor } from '../state/useEditor.ts';

/** A dialog over the page; Escape, its cross and a click beside it close it. */
export function Dialog({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const editor = useEditor();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => editor.setState({ dialog: undefined });
  return (
    <dialog
      ref={dialog}
      className="dialog floating"
      aria-label={title}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={close}>
          <X size={16} />
        </button>
      </header>
      {children}
    </dialog>
  );
}
