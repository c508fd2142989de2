import { SquareArrowOutUpRight } from 'lucide-react';
import { useMemo } from 'react';
import type { Block } from '../../blocks/define.ts';
import { load } from '../../document/load.ts';
import { examples } from '../../samples/examples/index.ts';
import { leaveReference } from '../state/address.ts';
import { useEditor, useLibrary } from '../state/useEditor.ts';
import { ExampleDrawing } from './ExampleDrawing.tsx';

/** A small graph with the block in it, and the way to try it: on the canvas, as a new document. */
export function ExampleSection({ block }: { readonly block: Block }) {
  const editor = useEditor();
  const library = useLibrary();
  const example = examples[block.type];
  const document = useMemo(() => load(example?.document).document, [example]);
  if (!example || !document) throw new Error(`There is no example of ${block.type}.`);
  const open = async () => {
    await library.open(document, { untouched: true });
    leaveReference(editor);
    editor.setState({ hint: example.hint });
  };
  return (
    <section>
      <h2>Example: {document.title}</h2>
      <ExampleDrawing document={document} block={block.type} />
      <p>{example.hint}</p>
      <button type="button" className="button" data-primary="true" onClick={() => void open()}>
        <SquareArrowOutUpRight size={14} aria-hidden="true" />
        Open on the canvas
      </button>
    </section>
  );
}
