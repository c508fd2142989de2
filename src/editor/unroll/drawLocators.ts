import type { Slide } from '../../blocks/slideOver.ts';
import { pictureOf } from '../canvas/layout/facts.ts';
import { choicesFor } from '../state/scrub.ts';
import { fitPicture } from '../views/fitPicture.ts';
import { contentCorner, contentSize } from '../views/pictureSize.ts';
import type { Layers } from './layers.ts';
import type { Subject } from './subject.ts';

const side = 96;
const gap = 6;

/** Below each window over a plane, the plane with the part of it that the window reads. Returns where the drawing ends. */
export function drawLocators(layers: Layers, subject: Subject, slide: Slide, top: number): number {
  const { state, path, node } = subject;
  const port = `${path}.x`;
  const picture = pictureOf(state.inference, port, node, choicesFor(state.inference, state.positions, port));
  const [rows = 1, columns = 1] = slide.slid.map(({ size }) => (typeof size === 'number' ? size : 1));
  const [, across = 1] = slide.counts.map((each) => (typeof each === 'number' ? each : 1));
  const cell = Math.min(side / rows, side / columns);
  for (const { box, position } of layers.instances) {
    const [row, column] = [Math.floor(position / across), position % across];
    const plane = {
      x: box.x + box.width / 2 - (cell * columns) / 2,
      y: top + gap,
      width: cell * columns,
      height: cell * rows,
    };
    const shown = picture?.kind === 'image' ? fitPicture(port, picture, plane) : undefined;
    const corner = picture && shown ? contentCorner(picture) : { x: 0, y: 0 };
    const scale = picture && shown ? (contentSize(picture).width / columns) * shown.shrink : cell;
    const from = shown
      ? { x: shown.box.x + corner.x * shown.shrink, y: shown.box.y + corner.y * shown.shrink }
      : plane;
    const [down, along] = [
      row * (slide.strides[0] ?? 1) - (slide.padding[0]?.[0] ?? 0),
      column * (slide.strides[1] ?? 1) - (slide.padding[1]?.[0] ?? 0),
    ];
    const outline = {
      x: from.x + along * scale,
      y: from.y + down * scale,
      width: (slide.sizes[1] ?? 1) * scale,
      height: (slide.sizes[0] ?? 1) * scale,
    };
    if (shown) layers.pictures.push({ ...shown, outline });
    else {
      layers.nodes.push({ kind: 'pad', box: plane });
      layers.nodes.push({ kind: 'frame', box: outline, current: true });
    }
  }
  return top + gap + cell * rows + gap;
}
