import { useCallback, useMemo } from 'react';
import { splitPort } from '../../document/path.ts';
import { pictureOf } from '../canvas/layout/facts.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import { choicesFor } from '../state/scrub.ts';
import { shownActivations } from '../state/shownActivations.ts';
import { inspectedPortOf } from '../state/shownPorts.ts';
import { useActivations, useEditor, useEditorState, useTracing } from '../state/useEditor.ts';
import { growTree } from '../views/growTree.ts';
import { unlitWords } from '../views/sayUnlit.ts';
import { shownLights } from '../views/shownLights.ts';
import { squashingOf } from '../views/squashing.ts';
import { useColourLimit } from '../views/useColourLimit.ts';
import { useUnlit } from '../views/useUnlit.ts';
import { ValuesPanel } from '../views/ValuesPanel.tsx';
import { wholePicture } from '../views/wholePicture.ts';
import { ColourRangeField } from './ColourRangeField.tsx';
import { sayLeftOut } from './sayLeftOut.ts';

/** The larger look at one port of the selected node. */
export function ShownValues({ layout }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const activations = shownActivations(editor, useActivations());
  const tracing = useTracing();
  const lights = useMemo(() => shownLights(activations, tracing), [activations, tracing]);
  const limit = useColourLimit();
  const unlit = useUnlit();
  const port = useEditorState(inspectedPortOf);
  const inference = useEditorState((state) => state.inference);
  const positions = useEditorState((state) => state.positions);
  const picture = useMemo(() => {
    if (port === undefined) return undefined;
    const found = pictureOf(inference, port, layout.node, choicesFor(inference, positions, port));
    return found && wholePicture(growTree(found, inference, positions));
  }, [inference, positions, port, layout.node]);
  const onPoint = useCallback(
    (place: number | undefined) => {
      if (port === undefined || place === undefined) tracing.point(undefined);
      else tracing.point({ port, elements: [activations.wholePlace(port, place)] });
    },
    [tracing, activations, port],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is left out follows from the state, as far as these are part of it.
  const leftOut = useMemo(
    () => (port === undefined ? undefined : sayLeftOut(editor.getState(), port)),
    [editor, inference, positions, port],
  );
  if (port === undefined || !picture) return null;
  const { block, params } = layout.node;
  const [path, name] = splitPort(port);
  // What comes in and what goes round in a body is not what the block itself gives.
  const squashing = path === layout.path ? squashingOf({ block, port: name, params }) : undefined;
  return (
    <section>
      <h3 className="heading">
        Value <code>{port}</code>
      </h3>
      {leftOut !== undefined && <p className="quiet">{leftOut}</p>}
      <ValuesPanel
        {...{ port, picture, activations, squashing, limit, lights, onPoint }}
        note={unlit && unlitWords[unlit]}
      >
        <ColourRangeField />
      </ValuesPanel>
    </section>
  );
}
