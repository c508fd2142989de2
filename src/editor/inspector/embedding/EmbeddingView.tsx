import { useMemo, useRef } from 'react';
import type { NodeLayout } from '../../canvas/layout/layout.ts';
import { vocabularyOf } from '../../canvas/layout/vocabularyOf.ts';
import { useEditorState } from '../../state/useEditor.ts';
import { weightValue } from '../../state/weightValues.ts';
import { shownSymbol } from '../../views/placeSymbols.ts';
import { usePalette } from '../../views/usePalette.ts';
import { EmbeddingPlane } from './EmbeddingPlane.tsx';
import { EmbeddingTable } from './EmbeddingTable.tsx';
import { useShownSymbols } from './useShownSymbols.ts';
import './embedding.css';

/** An embedding's table with the rows lit that its symbols are given, and how its rows lie to one another. */
export function EmbeddingView({ layout: { path } }: { readonly layout: NodeLayout }) {
  const section = useRef<HTMLElement>(null);
  const palette = usePalette(section);
  const inference = useEditorState((state) => state.inference);
  const weights = useEditorState((state) => state.weights);
  const history = useEditorState((state) => state.history);
  const port = `${path}.x`;
  const lit = useShownSymbols(port);
  const symbols = useMemo(() => vocabularyOf(inference, port).map(shownSymbol), [inference, port]);
  const table = useMemo(() => {
    // Of a body that is applied with weights of its own each time, the first.
    const name = [...inference.weights.keys()].find(
      (each) => each.replaceAll(/\[[^\]]*\]/g, '') === `${path}.W`,
    );
    return name === undefined ? undefined : weightValue({ inference, weights, history }, name);
  }, [inference, weights, history, path]);
  if (!table) return null;
  const [rows = 0, columns = 0] = table.shape;
  const names = Array.from({ length: rows }, (_, row) => symbols[row] ?? String(row));
  return (
    <section ref={section} className="embedding" aria-label="Table of symbols">
      <h3 className="heading">
        Table <span className="quiet">{`${rows} symbols × ${columns} features`}</span>
      </h3>
      <EmbeddingTable {...{ names, columns, lit, palette }} data={table.data} />
      <EmbeddingPlane {...{ names, columns, lit }} data={table.data} />
    </section>
  );
}
