import type { AnnotationColour, Document, Frame, Note, Point } from './document.ts';
import { limits } from './limits.ts';

/*
 * Edits of what lies on the canvas and computes nothing: notes and frames. As all edits they are pure and total. Notes and
 * frames have no ids of their own in the document; here they go by their place in its lists.
 */

/** `note 0`, `frame 2`: no path of a node has a space in it. */
export type AnnotationId = `${'note' | 'frame'} ${number}`;

/** The least width and height of a note or frame. */
const leastSize: Point = [80, 40];

export function isAnnotation(id: string): id is AnnotationId {
  return /^(?:note|frame) \d+$/.test(id);
}

/** The ids of all notes and frames, those that lie behind first. */
export function listAnnotations({ notes = [], frames = [] }: Document): AnnotationId[] {
  return [
    ...frames.map((_, i): AnnotationId => `frame ${i}`),
    ...notes.map((_, i): AnnotationId => `note ${i}`),
  ];
}

export function noteAt({ notes }: Document, id: string): Note | undefined {
  return id.startsWith('note ') ? notes?.[Number(id.slice(5))] : undefined;
}

export function frameAt({ frames }: Document, id: string): Frame | undefined {
  return id.startsWith('frame ') ? frames?.[Number(id.slice(6))] : undefined;
}

/** A document with another note, and its id; `undefined` when there is no room for one. */
export function addNote(document: Document, note: Note): { document: Document; id?: AnnotationId } {
  const notes = document.notes ?? [];
  if (notes.length >= limits.annotations) return { document };
  return { document: { ...document, notes: [...notes, placedInside(note)] }, id: `note ${notes.length}` };
}

/** A document with another frame, and its id; `undefined` when there is no room for one. */
export function addFrame(document: Document, frame: Frame): { document: Document; id?: AnnotationId } {
  const frames = document.frames ?? [];
  if (frames.length >= limits.annotations) return { document };
  return {
    document: { ...document, frames: [...frames, placedInside(frame)] },
    id: `frame ${frames.length}`,
  };
}

/** The text of a note or the title of a frame. What is too long is cut. */
export function setWords(document: Document, id: AnnotationId, words: string): Document {
  const text = words.slice(0, limits.note);
  const title = words.slice(0, limits.label);
  return change(
    document,
    id,
    (note) => (note.text === text ? note : { ...note, text }),
    (frame) => (frame.title === title ? frame : { ...frame, title }),
  );
}

/** The colour of a note or frame; `undefined` for the plain one. */
export function setColour(
  document: Document,
  id: AnnotationId,
  colour: AnnotationColour | undefined,
): Document {
  const painted = <T extends Note | Frame>(each: T): T => {
    if (each.colour === colour) return each;
    const { colour: _, ...plain } = each;
    return { ...plain, ...(colour && { colour }) } as T;
  };
  return change(document, id, painted, painted);
}

/** Moves notes and frames to new corners. */
export function placeAnnotations(document: Document, places: ReadonlyMap<AnnotationId, Point>): Document {
  let changed = document;
  for (const [id, place] of places) {
    const at = inside(place);
    const placed = <T extends Note | Frame>(each: T): T => (samePoint(each.at, at) ? each : { ...each, at });
    changed = change(changed, id, placed, placed);
  }
  return changed;
}

export function resizeAnnotation(document: Document, id: AnnotationId, [width, height]: Point): Document {
  const size = inside([Math.max(leastSize[0], width), Math.max(leastSize[1], height)]);
  const sized = <T extends Note | Frame>(each: T): T =>
    each.size && samePoint(each.size, size) ? each : { ...each, size };
  return change(document, id, sized, sized);
}

/** Removes notes and frames; what lies in a frame stays. */
export function removeAnnotations(document: Document, ids: ReadonlySet<string>): Document {
  const { notes, frames, ...others } = document;
  const keptNotes = notes?.filter((_, i) => !ids.has(`note ${i}`));
  const keptFrames = frames?.filter((_, i) => !ids.has(`frame ${i}`));
  if (keptNotes?.length === notes?.length && keptFrames?.length === frames?.length) return document;
  return {
    ...others,
    ...(keptNotes?.length && { notes: keptNotes }),
    ...(keptFrames?.length && { frames: keptFrames }),
  };
}

function change(
  document: Document,
  id: AnnotationId,
  changeNote: (note: Note) => Note,
  changeFrame: (frame: Frame) => Frame,
): Document {
  const note = noteAt(document, id);
  const frame = frameAt(document, id);
  if (note) {
    const changed = changeNote(note);
    if (changed === note) return document;
    return { ...document, notes: (document.notes ?? []).map((each) => (each === note ? changed : each)) };
  }
  if (!frame) return document;
  const changed = changeFrame(frame);
  if (changed === frame) return document;
  return { ...document, frames: (document.frames ?? []).map((each) => (each === frame ? changed : each)) };
}

function samePoint([x, y]: Point, [otherX, otherY]: Point): boolean {
  return x === otherX && y === otherY;
}

/** Within what a document may hold: a frame around what lies at its edge would reach beyond. */
function placedInside<T extends Note | Frame>(each: T): T {
  return { ...each, at: inside(each.at), ...(each.size && { size: inside(each.size) }) };
}

function inside([x, y]: Point): Point {
  const limited = (each: number) => Math.min(limits.coordinate, Math.max(-limits.coordinate, each || 0)) + 0;
  return [limited(x), limited(y)];
}
