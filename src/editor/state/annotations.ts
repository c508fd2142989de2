import {
  type AnnotationId,
  addFrame,
  addNote,
  placeAnnotations,
  resizeAnnotation,
} from '../../document/annotations.ts';
import type { Document, Point } from '../../document/document.ts';
import { annotationBox } from '../canvas/annotations/annotationBox.ts';
import { contentsOf, frameAround } from '../canvas/annotations/frameContents.ts';
import { type Box, overlaps, snap } from '../canvas/layout/geometry.ts';
import { type Layout, layOut } from '../canvas/layout/layout.ts';
import { edit } from './edit.ts';
import { notify } from './notify.ts';
import type { Editor } from './store.ts';

/** Puts an empty note near a point of the canvas, where no node hides it and it hides no other, to be written at once. */
export function addNoteAt(editor: Editor, { x, y }: { readonly x: number; readonly y: number }): void {
  const { layout, history } = editor.getState();
  const nodes = [...layout.values()].filter(({ scope }) => scope === '').map(({ box }) => box);
  const notes = (history.present.notes ?? []).flatMap(
    (_, i) => annotationBox(history.present, `note ${i}`) ?? [],
  );
  const at = freePlace([...nodes, ...notes], { x: snap(x), y: snap(y), ...roomForNote });
  begin(editor, (document) => addNote(document, { text: '', at }));
}

/** What a note of a few lines takes. */
const roomForNote = { width: 208, height: 96 };

/** The nearest place to that of a box at which it keeps clear of all others; its own when there is none around. */
function freePlace(others: readonly Box[], box: Box): Point {
  for (let ring = 0; ring <= 40; ring++)
    for (let row = -ring; row <= ring; row++)
      for (let column = -ring; column <= ring; column += Math.abs(row) === ring ? 1 : 2 * ring) {
        const moved = { ...box, x: box.x + 32 * column, y: box.y + 32 * row };
        if (!others.some((each) => overlaps(moved, each, 12))) return [moved.x, moved.y];
      }
  return [box.x, box.y];
}

/** Draws a frame around the selected nodes, to be titled at once. */
export function frameSelection(editor: Editor): void {
  const { layout, selectedNodes } = editor.getState();
  // Frames lie on the canvas: around a node of a body, they go around the outermost combinator.
  const outermost = new Set([...selectedNodes].map((path) => path.split('/')[0] ?? path));
  const boxes = [...outermost].flatMap((path) => layout.get(path)?.box ?? []);
  if (boxes.length === 0) return;
  const { x, y, width, height } = frameAround(boxes);
  begin(editor, (document) => addFrame(document, { title: '', at: [x, y], size: [width, height] }));
}

/** Frames whose contents were moved go around them again. */
export function refitFrames(
  before: Document,
  layoutBefore: Layout,
  after: Document,
  facts: Parameters<typeof layOut>[1],
): Document {
  if (before === after || !before.frames) return after;
  const layout = layOut(after, facts);
  return before.frames.reduce((changed, _, i) => {
    const id: AnnotationId = `frame ${i}`;
    const { nodes } = contentsOf(before, layoutBefore, id);
    const boxes = nodes.flatMap((path) => layout.get(path)?.box ?? []);
    const stay = nodes.every((path) => {
      const [old, now] = [layoutBefore.get(path)?.box, layout.get(path)?.box];
      return old?.x === now?.x && old?.y === now?.y;
    });
    if (boxes.length === 0 || stay) return changed;
    const { x, y, width, height } = frameAround(boxes);
    return resizeAnnotation(placeAnnotations(changed, new Map<AnnotationId, Point>([[id, [x, y]]])), id, [
      width,
      height,
    ]);
  }, after);
}

function begin(editor: Editor, add: (document: Document) => { document: Document; id?: AnnotationId }): void {
  const { document, id } = add(editor.getState().history.present);
  if (id === undefined) {
    notify(editor, { tone: 'error', text: 'The document has as many notes or frames as it may.' });
    return;
  }
  edit(editor, () => document, {
    room: false,
    more: {
      selectedNodes: new Set(),
      selectedWires: new Set(),
      selectedAnnotations: new Set([id]),
      editedAnnotation: id,
    },
  });
}
