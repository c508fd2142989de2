import { useMemo, useRef } from 'react';
import { pictureOf } from '../../canvas/layout/facts.ts';
import type { NodeLayout } from '../../canvas/layout/layout.ts';
import { choicesFor } from '../../state/scrub.ts';
import { shownActivations } from '../../state/shownActivations.ts';
import { layoutIn } from '../../state/sliceValue.ts';
import { useActivations, useEditor, useEditorState } from '../../state/useEditor.ts';
import { countWins } from '../../state/winners/findWinners.ts';
import { winnersOf } from '../../state/winners/winnersOf.ts';
import { BigPicture } from '../../views/BigPicture.tsx';
import { useActivation } from '../../views/useActivation.ts';
import { useColourLimit } from '../../views/useColourLimit.ts';
import { usePalette } from '../../views/usePalette.ts';
import { describeWinners } from './describeWinners.ts';

/** What goes into a block that keeps maxima, with the numbers lit that were kept. */
export function Winners({ layout: { path, node } }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const section = useRef<HTMLElement>(null);
  const palette = usePalette(section);
  const limit = useColourLimit();
  const activations = shownActivations(editor, useActivations());
  const inference = useEditorState((state) => state.inference);
  const positions = useEditorState((state) => state.positions);
  const port = `${path}.x`;
  const activation = useActivation(activations, port, 100);
  const picture = useMemo(
    () => pictureOf(inference, port, node, choicesFor(inference, positions, port)),
    [inference, positions, port, node],
  );
  const wins = useMemo(() => {
    if (!activation || activation.stale) return undefined;
    const { values } = activation;
    const winners = winnersOf(inference, path, values, layoutIn(activation));
    return winners && countWins(values.length, winners);
  }, [activation, inference, path]);
  const lights = useMemo(() => {
    const sources = wins && Uint8Array.from(wins, (each) => Math.min(1, each));
    return { litOf: () => ({ sources, scattered: true }), subscribe: () => () => {} };
  }, [wins]);
  if (!picture || !wins) return null;
  const words = describeWinners(wins);
  return (
    <section ref={section} className="values-panel" aria-label="Winners">
      <h3 className="heading">Which numbers were kept</h3>
      <BigPicture
        {...{ port, picture, activations, palette, limit, lights }}
        description={words}
        width={272}
      />
      <p className="quiet">{words}</p>
    </section>
  );
}
