import {
  type AnnotationId,
  frameAt,
  isAnnotation,
  listAnnotations,
  noteAt,
} from '../../../document/annotations.ts';
import type { Document, Point } from '../../../document/document.ts';
import { annotationBox } from '../annotations/annotationBox.ts';
import type { AnnotationNode, CanvasNodeChange } from './flow.ts';

/** React Flow's nodes for notes and frames, behind all others; those that show nothing new stay the same objects. */
export function annotationNodes(
  document: Document,
  selected: ReadonlySet<string>,
  before: ReadonlyMap<string, AnnotationNode>,
): AnnotationNode[] {
  return listAnnotations(document).flatMap((id) => {
    const note = noteAt(document, id);
    const annotation = note ?? frameAt(document, id);
    const box = annotationBox(document, id);
    if (!annotation || !box) return [];
    const old = before.get(id);
    const isSelected = selected.has(id);
    if (old && old.data.annotation === annotation && old.selected === isSelected) return [old];
    const { x, y, width, height } = box;
    return [
      {
        id,
        type: note ? ('note' as const) : ('frame' as const),
        position: { x, y },
        width,
        height,
        measured: { width, height },
        selected: isSelected,
        connectable: false,
        zIndex: note ? -1 : -2,
        data: { annotation },
        // A frame lets through what happens inside it: only its title and its corner are taken hold of.
        ...(!note && { dragHandle: '.frame-title', style: { pointerEvents: 'none' as const } }),
        ariaLabel: note
          ? `Note: ${note.text || 'empty'}`
          : `Frame: ${frameAt(document, id)?.title || 'untitled'}`,
      },
    ];
  });
}

/** Where notes and frames were moved to. */
export function annotationMovesIn(changes: readonly CanvasNodeChange[]): Map<AnnotationId, Point> {
  const moves = new Map<AnnotationId, Point>();
  for (const change of changes)
    if (change.type === 'position' && change.position && isAnnotation(change.id))
      moves.set(change.id, [change.position.x, change.position.y]);
  return moves;
}

/** The changes that are about nodes, and those that are about notes and frames. */
export function splitChanges(changes: readonly CanvasNodeChange[]): {
  readonly ofNodes: readonly CanvasNodeChange[];
  readonly ofAnnotations: readonly CanvasNodeChange[];
} {
  const isOne = (change: CanvasNodeChange) => 'id' in change && isAnnotation(change.id);
  return {
    ofNodes: changes.filter((each) => !isOne(each)),
    ofAnnotations: changes.filter(isOne),
  };
}
