import { useMemo } from 'react';
import type { Editor, EditorState } from '../state/store.ts';
import { useActivations, useEditor } from '../state/useEditor.ts';
import { PictureLayer } from '../views/PictureLayer.tsx';
import type { Scene, SceneNode, SceneSource } from '../views/scene.ts';
import { pictureOf } from './facts.ts';
import { useStoreApi, type ViewportStore, viewportOf } from './flow.ts';

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
  let known: Pick<EditorState, 'layout' | 'inference'> | undefined;
  let nodes: SceneNode[] = [];
  return {
    getScene(): Scene {
      const { layout, inference } = editor.getState();
      if (known?.layout !== layout || known.inference !== inference) {
        known = { layout, inference };
        nodes = sceneNodes(known);
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

function sceneNodes({ layout, inference }: Pick<EditorState, 'layout' | 'inference'>): SceneNode[] {
  return [...layout.values()].map(({ path, node, x, y, box, picture, scope }) => {
    const shown = picture && pictureOf(inference, picture.port, node);
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
