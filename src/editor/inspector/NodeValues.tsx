import { lazy, Suspense, useMemo } from 'react';
import { pictureOf } from '../canvas/layout/facts.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { choicesFor } from '../state/scrub.ts';
import { shownActivations } from '../state/shownActivations.ts';
import { inspectedPortOf } from '../state/shownPorts.ts';
import { useActivations, useEditor, useEditorState } from '../state/useEditor.ts';

const ValuesPanel = lazy(() =>
  import('../views/ValuesPanel.tsx').then(({ ValuesPanel }) => ({ default: ValuesPanel })),
);

/** The larger look at one port of the selected node. */
export function NodeValues({ layout }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const activations = shownActivations(editor, useActivations());
  const port = useEditorState(inspectedPortOf);
  const inference = useEditorState((state) => state.inference);
  const positions = useEditorState((state) => state.positions);
  const picture = useMemo(
    () =>
      port === undefined
        ? undefined
        : pictureOf(inference, port, layout.node, choicesFor(inference, positions, port)),
    [inference, positions, port, layout.node],
  );
  if (port === undefined || !picture) return null;
  return (
    <section>
      <h3 className="heading">
        Value <code>{port}</code>
      </h3>
      <Suspense fallback={null}>
        <ValuesPanel port={port} picture={picture} activations={activations} />
      </Suspense>
    </section>
  );
}
