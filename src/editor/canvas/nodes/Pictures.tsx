import { useMemo } from 'react';
import type { Editor, EditorState } from '../../state/store.ts';
import { useActivations, useEditor } from '../../state/useEditor.ts';
import { PictureLayer } from '../../views/PictureLayer.tsx';
import type { Picture } from '../../views/pictureKind.ts';
import type { Scene, SceneNode, SceneSource } from '../../views/scene.ts';
import { useStoreApi, type ViewportStore, viewportOf } from '../flow/flow.ts';
import { isTyped, pictureOf } from '../layout/facts.ts';
import type { Layout } from '../layout/layout.ts';

/** The live pictures of all nodes, over the drawing. */
export function Pictures() {
  const editor = useEditor();
  const activations = useActivations();
  const flow = useStoreApi();
  const scene = useMemo(() => sceneOf(editor, flow), [editor, flow]);
  return <PictureLayer scene={scene} activations={activations} />;
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
      if (known?.layout !== state.layout || known.inference !== state.inference) {
        known = state;
        last = picturesOf(state, last);
        nodes = sceneNodes(state.layout, last);
      }
      return { viewport: viewportOf(flow), nodes };
    },
    subscribe(listener) {
      const ends = [
        flow.subscribe((now, before) => now.transform !== before.transform && listener()),
        editor.subscribe((now, before) => {
          if (now.layout !== before.layout || now.inference !== before.inference) listener();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

type Drawn = Pick<EditorState, 'layout' | 'inference'>;

function picturesOf({ layout, inference }: Drawn, last: ReadonlyMap<string, Picture>): Map<string, Picture> {
  const pictures = new Map<string, Picture>();
  for (const { node, picture } of layout.values()) {
    if (!picture || isTyped(node)) continue;
    const shown = pictureOf(inference, picture.port, node) ?? last.get(picture.port);
    if (shown) pictures.set(picture.port, shown);
  }
  return pictures;
}

function sceneNodes(layout: Layout, pictures: ReadonlyMap<string, Picture>): SceneNode[] {
  return [...layout.values()].map(({ path, x, y, box, picture, scope }) => {
    const shown = picture && pictures.get(picture.port);
    const { width, height } = box;
    return {
      id: path,
      frame: { x, y, width, height },
      z: scope === '' ? 0 : scope.split('/').length,
      radius: 6,
      ...(shown && {
        picture: {
          port: picture.port,
          picture: shown,
          box: { x: x + picture.x, y: y + picture.y, width: picture.width, height: picture.height },
        },
      }),
    };
  });
}
