import { UnfoldHorizontal } from 'lucide-react';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { useReactFlow } from '../flow/flow.ts';

/** On the title of an open body: draws its instances side by side below the drawing, or no longer. */
export function UnrollButton({ path }: { readonly path: string }) {
  const editor = useEditor();
  const flow = useReactFlow();
  const isUnrolled = useEditorState(({ unrolled }) => unrolled.has(path));
  return (
    <button
      type="button"
      className="node-toggle node-unroll nodrag"
      aria-label="Unroll the body"
      aria-pressed={isUnrolled}
      title={isUnrolled ? 'Roll the body up again (U)' : 'Unroll: draw its instances side by side (U)'}
      onClick={() =>
        void import('../../unroll/switchUnrolled.ts').then(({ switchUnrolled }) =>
          switchUnrolled(editor, flow, path),
        )
      }
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <UnfoldHorizontal size={14} />
    </button>
  );
}
