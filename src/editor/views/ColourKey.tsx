import { useRef } from 'react';
import { useEditorState } from '../state/useEditor.ts';
import { Legend } from './Legend.tsx';
import { useColourLimit } from './useColourLimit.ts';
import { usePalette } from './usePalette.ts';

/** Which number has which colour on the whole drawing, while all pictures share that. */
export function ColourKey() {
  const panel = useRef<HTMLElement>(null);
  const limit = useColourLimit();
  const of = useEditorState(({ colourRange }) => colourRange.of);
  const palette = usePalette(panel);
  return (
    <section
      ref={panel}
      className="colour-key"
      hidden={limit === undefined}
      aria-label="Colours of the drawing"
    >
      {limit !== undefined && (
        <>
          <span>{of === 'fixed' ? 'Fixed range' : 'Whole network'}</span>
          <Legend scale="signed" limit={limit} palette={palette} />
        </>
      )}
    </section>
  );
}
