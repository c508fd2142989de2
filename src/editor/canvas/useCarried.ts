import { useCallback, useRef } from 'react';
import type { AnnotationId } from '../../document/annotations.ts';
import type { Point } from '../../document/document.ts';
import type { EditorState } from '../state/store.ts';
import { annotationBox } from './annotations/annotationBox.ts';
import { contentsOf, type FrameContents } from './annotations/frameContents.ts';

interface Moves {
  readonly nodes: ReadonlyMap<string, Point>;
  readonly annotations: ReadonlyMap<AnnotationId, Point>;
}

/**
 * What frames take along when they are moved: all that lay in them when the movement began, so that they pass over other
 * nodes without picking them up.
 */
export function useCarried(): (state: EditorState, moved: Moves) => Moves {
  const carried = useRef(new Map<AnnotationId, FrameContents>());
  return useCallback(({ history, layout }: EditorState, moved: Moves) => {
    if (history.gesture !== 'move') carried.current.clear();
    const nodes = new Map(moved.nodes);
    const annotations = new Map(moved.annotations);
    for (const [frame, [x, y]] of moved.annotations) {
      const box = annotationBox(history.present, frame);
      if (!frame.startsWith('frame') || !box) continue;
      const contents = carried.current.get(frame) ?? contentsOf(history.present, layout, frame);
      carried.current.set(frame, contents);
      const along = (corner: Point): Point => [corner[0] + x - box.x, corner[1] + y - box.y];
      for (const path of contents.nodes) {
        const each = layout.get(path);
        if (each && !nodes.has(path)) nodes.set(path, along([each.box.x, each.box.y]));
      }
      for (const id of contents.annotations) {
        const each = annotationBox(history.present, id);
        if (each && !annotations.has(id)) annotations.set(id, along([each.x, each.y]));
      }
    }
    return { nodes, annotations };
  }, []);
}
