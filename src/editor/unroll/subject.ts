import { withoutReadings } from '../../compiler/portNames.ts';
import type { Node } from '../../document/document.ts';
import { isTyped, pictureOf } from '../canvas/layout/facts.ts';
import type { Size } from '../canvas/layout/geometry.ts';
import { choicesOfInstance, instancePort } from '../state/instancePorts.ts';
import type { EditorState } from '../state/store.ts';
import { fitPicture } from '../views/fitPicture.ts';
import type { Picture } from '../views/pictureKind.ts';
import { pictureSize } from '../views/pictureSize.ts';
import type { Rect, ScenePicture } from '../views/scene.ts';
import { fitted } from './arrangeBody.ts';
import type { Slot } from './shownInstances.ts';

/** A combinator whose body is unrolled, and how it is looked at. */
export interface Subject {
  readonly state: Pick<EditorState, 'program' | 'inference' | 'positions'>;
  readonly path: string;
  readonly node: Node;
  /** How often the body is applied. */
  readonly count: number;
  /** The application that is looked at. */
  readonly at: number | undefined;
  readonly slots: readonly Slot[];
}

/** What a port is drawn as at one application; of a text that one types, nothing. */
function pictureAt(
  { state, path }: Subject,
  port: string,
  node: Node,
  position: number,
): Picture | undefined {
  if (isTyped(node)) return undefined;
  const { inference, positions } = state;
  const choices = choicesOfInstance(inference, positions, { port, path, position });
  return pictureOf(inference, withoutReadings(port), node, choices);
}

/** The size of that, where it is drawn in a row of instances. */
export function sizeAt(subject: Subject, port: string, node: Node, within?: Size): Size | undefined {
  const picture = pictureAt(subject, port, node, 0);
  return picture && fitted(pictureSize(picture), within);
}

/** The picture of a port at one application, in the middle of the room that there is for it. */
export function drawPicture(
  subject: Subject,
  {
    port,
    node,
    position,
    room,
  }: { readonly port: string; readonly node: Node; readonly position: number; readonly room: Rect },
): readonly ScenePicture[] {
  const picture = pictureAt(subject, port, node, position);
  return picture ? [fitPicture(instancePort({ port, path: subject.path, position }), picture, room)] : [];
}

/** The name of a port in one of the readings of a combinator: `read[backward]/cell.z`. */
export function inReading(port: string, path: string, reading: string | undefined): string {
  return reading === undefined ? port : `${path}[${reading}]${port.slice(path.length)}`;
}
