import { type AnnotationId, listAnnotations } from '../../../document/annotations.ts';
import type { Document } from '../../../document/document.ts';
import type { Box } from '../layout/geometry.ts';
import type { Layout } from '../layout/layout.ts';
import { annotationBox } from './annotationBox.ts';

/** What lies in a frame as a whole: nodes of the document, and other notes and frames. */
export interface FrameContents {
  readonly nodes: readonly string[];
  readonly annotations: readonly AnnotationId[];
}

/** Between a frame and what it was drawn around, and above that the line of its title. */
const padding = 24;
const titleLine = 16;

export function contentsOf(document: Document, layout: Layout, frame: string): FrameContents {
  const around = annotationBox(document, frame);
  if (!around) return { nodes: [], annotations: [] };
  return {
    nodes: [...layout.values()].flatMap(({ scope, path, box }) =>
      scope === '' && encloses(around, box) ? [path] : [],
    ),
    annotations: listAnnotations(document).filter((id) => {
      const box = id === frame ? undefined : annotationBox(document, id);
      return box && encloses(around, box);
    }),
  };
}

/** The box of a frame around these. */
export function frameAround(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x)) - padding;
  const top = Math.min(...boxes.map(({ y }) => y)) - padding - titleLine;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + padding;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + padding;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function encloses(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
