import { useEffect, useState } from 'react';
import { shownActivations } from '../../state/shownActivations.ts';
import { useActivations, useEditor, useTracing } from '../../state/useEditor.ts';
import { useActivation } from '../../views/useActivation.ts';

const none: ReadonlySet<number> = new Set();

/**
 * The symbols that a port carries, by their index in the vocabulary: those that what is pointed at or chosen in the scrubber is
 * computed from, or all of them while nothing is.
 */
export function useShownSymbols(port: string): ReadonlySet<number> {
  const editor = useEditor();
  const tracing = useTracing();
  const shown = shownActivations(editor, useActivations());
  const activation = useActivation(shown, port, 100);
  const [lit, setLit] = useState<Uint8Array>();
  useEffect(() => {
    const read = () => {
      const sources = tracing.litOf(port)?.sources;
      setLit(sources && shown.shownMask(port, sources));
    };
    read();
    return tracing.subscribe(read);
  }, [tracing, shown, port]);
  if (!activation || activation.stale) return none;
  const { values } = activation;
  return new Set(values.filter((_, place) => lit?.length !== values.length || lit[place] === 1));
}
