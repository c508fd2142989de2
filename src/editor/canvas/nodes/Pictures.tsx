import { lazy, Suspense, useEffect, useMemo } from 'react';
import { depthOf } from '../../../document/graph.ts';
import { colourLimits } from '../../state/colourLimits.ts';
import { followColourRange } from '../../state/colourRange.ts';
import { choicesFor } from '../../state/scrub.ts';
import { shownActivations } from '../../state/shownActivations.ts';
import type { Editor, EditorState } from '../../state/store.ts';
import { useActivations, useEditor, useTracing } from '../../state/useEditor.ts';
import { winnerLights } from '../../state/winners/winnerLights.ts';
import { sceneOfUnrolling } from '../../unroll/sceneOfUnrolling.ts';
import { ColourKey } from '../../views/ColourKey.tsx';
import { fitPicture } from '../../views/fitPicture.ts';
import { growTree } from '../../views/growTree.ts';
import { PictureLayer } from '../../views/PictureLayer.tsx';
import type { Picture } from '../../views/pictureKind.ts';
import type { Scene, SceneNode, SceneSource } from '../../views/scene.ts';
import { shownLights } from '../../views/shownLights.ts';
import { onTop, useStoreApi, type ViewportStore, viewportOf } from '../flow/flow.ts';
import { isTyped, pictureOf } from '../layout/facts.ts';
import type { NodeLayout } from '../layout/layout.ts';
import { followSight } from './followSight.ts';

const CellTip = lazy(() => import('../../views/CellTip.tsx').then(({ CellTip }) => ({ default: CellTip })));

/** The live pictures of all nodes, over the drawing. */
export function Pictures() {
  const editor = useEditor();
  const activations = useActivations();
  const flow = useStoreApi();
  const tracing = useTracing();
  const scene = useMemo(() => sceneOf(editor, flow), [editor, flow]);
  const shown = useMemo(() => shownActivations(editor, activations), [editor, activations]);
  const lights = useMemo(
    () => winnerLights(shownLights(shown, tracing), { editor, activations, shown, tracing }),
    [editor, activations, shown, tracing],
  );
  const limits = colourLimits(editor, activations);
  useEffect(() => followColourRange(editor), [editor]);
  useEffect(() => followSight(editor, flow), [editor, flow]);
  return (
    <>
      <PictureLayer scene={scene} activations={shown} lights={lights} limits={limits} />
      <ColourKey />
      <Suspense fallback={null}>
        <CellTip scene={scene} activations={shown} tracing={tracing} />
      </Suspense>
    </>
  );
}

/** What the pictures need to know of the drawing; the nodes are listed anew only when they changed. */
function sceneOf(editor: Editor, flow: ViewportStore): SceneSource {
  let known: Drawn | undefined;
  let nodes: SceneNode[] = [];
  /** What each node was drawn as last: while it has no type, its last picture stays, faded. */
  let last: ReadonlyMap<string, Picture> = new Map();
  return {
    getScene(): Scene {
      const state = editor.getState();
      if (!known || !sameDrawn(known, state)) {
        last = picturesOf(state, last, known);
        nodes = [...sceneNodes(state, last), ...state.unrollings.flatMap(sceneOfUnrolling)];
        known = state;
      }
      return { viewport: viewportOf(flow), nodes };
    },
    subscribe(listener) {
      const ends = [
        flow.subscribe((now, before) => now.transform !== before.transform && listener()),
        editor.subscribe((now, before) => {
          if (!sameDrawn(now, before)) listener();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

type Drawn = Pick<EditorState, 'layout' | 'inference' | 'dragging' | 'positions' | 'unrollings'>;

function sameDrawn(one: Drawn, other: Drawn): boolean {
  return (
    one.layout === other.layout &&
    one.inference === other.inference &&
    one.dragging === other.dragging &&
    one.unrollings === other.unrollings &&
    one.positions === other.positions
  );
}

/** By port; of nodes that have not changed, the same objects. */
function picturesOf(
  { layout, inference, positions }: Drawn,
  last: ReadonlyMap<string, Picture>,
  before: Drawn | undefined,
): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  const means = inference === before?.inference && positions === before.positions ? before.layout : undefined;
  for (const each of layout.values()) {
    const { path, node, picture } = each;
    if (!picture || isTyped(node)) continue;
    const old = last.get(picture.port);
    const shown =
      means?.get(path) === each
        ? old
        : (pictureOf(inference, picture.port, node, choicesFor(inference, positions, picture.port)) ?? old);
    if (shown) pictures.set(picture.port, growTree(shown, inference, positions));
  }
  return pictures;
}

const placed = new WeakMap<NodeLayout, SceneNode>();

function sceneNodes({ layout, dragging }: Drawn, pictures: ReadonlyMap<string, Picture>): SceneNode[] {
  const dragged = [...(dragging?.paths ?? [])];
  const isOnTop = (path: string) => dragged.some((each) => path === each || path.startsWith(`${each}/`));
  return [...layout.values()].map((each) => {
    const { path, x, y, box, picture, scope } = each;
    const shown = picture && pictures.get(picture.port);
    const z = depthOf(scope) + (isOnTop(path) ? onTop : 0);
    const old = placed.get(each);
    if (old?.z === z && old.picture?.picture === shown) return old;
    const { width, height } = box;
    const fresh: SceneNode = {
      id: path,
      frame: { x, y, width, height },
      z,
      radius: 6,
      ...(shown && {
        picture: fitPicture(picture.port, shown, {
          x: x + picture.x,
          y: y + picture.y,
          width: picture.width,
          height: picture.height,
        }),
      }),
    };
    placed.set(each, fresh);
    return fresh;
  });
}
