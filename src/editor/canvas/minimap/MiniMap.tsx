import { type KeyboardEvent, memo, type PointerEvent, useMemo } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { frameAt, listAnnotations, noteAt } from '../../../document/annotations.ts';
import type { AnnotationColour, Document } from '../../../document/document.ts';
import { useEditorState } from '../../state/useEditor.ts';
import { annotationBox } from '../annotations/annotationBox.ts';
import { canvasBox } from '../flow/canvasCentre.ts';
import { useReactFlow, useViewport } from '../flow/flow.ts';
import type { Box } from '../layout/geometry.ts';
import type { Layout } from '../layout/layout.ts';
import '../../styles/annotations.css';
import '../../styles/minimap.css';

/** The whole drawing in small, with a frame around what is seen of it; dragging or the arrow keys move that. */
export function MiniMap() {
  const flow = useReactFlow();
  const layout = useEditorState((state) => state.layout);
  const document = useEditorState(({ history }) => history.present);
  // Notes and frames lie on the graph as a whole.
  const isWhole = useEditorState(({ entered }) => entered === '');
  const annotations = useMemo(() => (isWhole ? annotationsOf(document) : []), [document, isWhole]);
  const unrollings = useEditorState((state) => state.unrollings);
  const { x, y, zoom } = useViewport();
  const { width, height } = canvasBox();
  const seen = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
  const {
    x: left,
    y: top,
    width: across,
    height: down,
  } = aroundAll([...boxesOf(layout), ...annotations.map(({ box }) => box), ...unrollings, seen]);
  const margin = 0.03 * Math.max(across, down);

  const lookAt = (centreX: number, centreY: number) => void flow.setCenter(centreX, centreY, { zoom });
  const onPointer = (event: PointerEvent<HTMLButtonElement>) => {
    const svg = event.currentTarget.querySelector('svg');
    const matrix = svg?.getScreenCTM()?.inverse();
    if (event.buttons !== 1 || !matrix) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const spot = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    lookAt(spot.x, spot.y);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    event.stopPropagation();
    lookAt(seen.x + seen.width * (0.5 + direction[0] / 4), seen.y + seen.height * (0.5 + direction[1] / 4));
  };
  return (
    <button
      type="button"
      className="minimap"
      aria-label="Minimap: drag, or press the arrow keys, to move the view"
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onKeyDown={onKeyDown}
    >
      <svg
        viewBox={`${left - margin} ${top - margin} ${across + 2 * margin} ${down + 2 * margin}`}
        aria-hidden="true"
      >
        <Annotations annotations={annotations} />
        <Nodes layout={layout} />
        {unrollings.map(({ path, x, y, width, height }) => (
          <rect key={path} className="minimap-node" data-open={true} {...{ x, y, width, height }} />
        ))}
        <rect className="minimap-seen" {...seen} />
      </svg>
    </button>
  );
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** While the view moves, only its frame is drawn anew. */
const Nodes = memo(function Nodes({ layout }: { readonly layout: Layout }) {
  return [...layout.values()].map(({ path, node, frame, x, y, box: { width, height } }) => (
    <rect
      key={path}
      className="minimap-node"
      data-category={blocks.get(node.block)?.category ?? 'unknown'}
      data-open={!!frame}
      {...{ x, y, width, height }}
    />
  ));
});

interface Annotation {
  readonly id: string;
  readonly kind: 'note' | 'frame';
  readonly colour: AnnotationColour | undefined;
  readonly box: Box;
}

/** Notes and frames, behind the nodes as in the drawing. */
const Annotations = memo(function Annotations({
  annotations,
}: {
  readonly annotations: readonly Annotation[];
}) {
  return annotations.map(({ id, kind, colour, box }) => (
    <rect key={id} className="minimap-annotation" data-kind={kind} data-colour={colour} {...box} />
  ));
});

function annotationsOf(document: Document): Annotation[] {
  return listAnnotations(document).flatMap((id) => {
    const note = noteAt(document, id);
    const box = annotationBox(document, id);
    const colour = (note ?? frameAt(document, id))?.colour;
    return box ? [{ id, kind: note ? 'note' : 'frame', colour, box }] : [];
  });
}

function boxesOf(layout: Layout): Box[] {
  return [...layout.values()].flatMap(({ scope, x, y, box: { width, height } }) =>
    scope === '' ? [{ x, y, width, height }] : [],
  );
}

function aroundAll(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((each) => each.x));
  const y = Math.min(...boxes.map((each) => each.y));
  const right = Math.max(...boxes.map((each) => each.x + each.width));
  const bottom = Math.max(...boxes.map((each) => each.y + each.height));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}
