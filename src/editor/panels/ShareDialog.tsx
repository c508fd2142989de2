import { Copy, Save } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { notify } from '../state/notify.ts';
import { copyText, makeLink, type ShareLink } from '../state/share.ts';
import { useEditor, useEditorState, useLibrary } from '../state/useEditor.ts';
import { Dialog } from './Dialog.tsx';

const advice = {
  quiet: undefined,
  warn: 'Some chat programs cut links of this length. Try it, or send a file.',
  'too-long': 'This link is too long for most programs: a file travels better.',
} satisfies Record<ShareLink['size'], string | undefined>;

/** A link that opens a copy of the graph; where it is too long, a file comes first. */
export function ShareDialog() {
  const editor = useEditor();
  const library = useLibrary();
  const document = useEditorState(({ history }) => history.present);
  const [link, setLink] = useState<ShareLink>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    let current = true;
    void makeLink(document).then((made) => current && setLink(made));
    return () => {
      current = false;
    };
  }, [document]);

  const copy = async () => {
    if (!link) return;
    const copied = await copyText(link.address);
    if (copied) {
      editor.setState({ dialog: undefined });
      notify(editor, { tone: 'info', text: 'The link is on the clipboard.' });
    } else field.current?.select();
  };
  const tooLong = link?.size === 'too-long';
  return (
    <Dialog title="Share">
      <div className="share">
        <p>
          Whoever opens the link gets a copy of the graph, with the drawing on its pad. Nothing is sent to a
          server.
        </p>
        <input
          ref={field}
          readOnly
          aria-label="Link"
          value={link?.address ?? 'Making the link…'}
          onFocus={(event) => event.currentTarget.select()}
        />
        {link && advice[link.size] && <p className="share-advice">{advice[link.size]}</p>}
        {link?.withoutWeights && (
          <p className="share-advice">
            The link leaves the trained weights behind: they are drawn from the seed there. A file takes them
            along.
          </p>
        )}
        <div className="share-actions" data-file-first={tooLong}>
          <button
            type="button"
            className="button"
            data-primary={!tooLong}
            disabled={!link}
            onClick={() => void copy()}
          >
            <Copy size={14} aria-hidden="true" />
            Copy the link
          </button>
          <button
            type="button"
            className="button"
            data-primary={tooLong}
            onClick={() => void library.saveFile()}
          >
            <Save size={14} aria-hidden="true" />
            Save a file
          </button>
          {link && (
            <span className="share-length">{link.address.length.toLocaleString('en')} characters</span>
          )}
        </div>
      </div>
    </Dialog>
  );
}
