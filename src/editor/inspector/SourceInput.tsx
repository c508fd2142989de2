import type { Node } from '../../document/document.ts';
import { setParameter } from '../../document/edits.ts';
import { edit, endGesture } from '../state/edit.ts';
import { useEditor } from '../state/useEditor.ts';
import { rowsOf } from '../views/pad/series/parseSeries.ts';
import { SeriesInput } from '../views/pad/series/SeriesInput.tsx';
import type { SeriesRows } from '../views/pad/series/SeriesSurface.tsx';
import { VectorInput } from '../views/pad/VectorInput.tsx';
import '../views/pad/pad.css';

/** The larger look at what a source's value is made with: a series to draw or paste, the numbers of a vector one by one. */
export function SourceInput({ path, node }: { readonly path: string; readonly node: Node }) {
  const editor = useEditor();
  const { values, features, size } = node.params ?? {};
  const onEnd = () => endGesture(editor);
  if (node.block === 'vector')
    return (
      <VectorInput
        values={rowsOf(values, 1).flat()}
        size={typeof size === 'number' ? size : 8}
        onDraw={(numbers, gesture) =>
          edit(editor, (document) => setParameter(document, path, 'values', numbers), { gesture })
        }
        onEnd={onEnd}
      />
    );
  const width = typeof features === 'number' ? features : 1;
  const draw = (rows: SeriesRows, gesture: string) =>
    edit(
      editor,
      (document) => {
        const channels = rows[0]?.length ?? width;
        const sized = setParameter(document, path, 'features', channels === 1 ? undefined : channels);
        return setParameter(sized, path, 'values', channels === 1 ? rows.flat() : rows);
      },
      { gesture },
    );
  return <SeriesInput rows={rowsOf(values, width)} features={width} onDraw={draw} onEnd={onEnd} />;
}
