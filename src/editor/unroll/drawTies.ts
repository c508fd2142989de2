import { countElements } from '../../base/valueType.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import { measureText } from '../canvas/layout/measureText.ts';
import { type Arranged, headHeight } from './arrangeBody.ts';
import type { Layers } from './layers.ts';
import type { Subject } from './subject.ts';

/** How many numbers of weights a node of the body has, with what lies in it; in one of the readings, if there are several. */
export function countWeights({ state, path }: Subject, node: string, reading?: string): number {
  const [id] = path.split('/').slice(-1);
  let count = 0;
  for (const [name, { shape }] of state.inference.weights) {
    const plain = withoutReadings(name);
    const isOf = plain.startsWith(`${node}.`) || plain.startsWith(`${node}/`);
    const isRead = reading === undefined || name.includes(`${id}[${reading}]/`);
    if (isOf && isRead) count += countElements(shape);
  }
  return count;
}

export function weightsInWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'weight' : 'weights'}`;
}

/** Between a label and the line, and between the rails of nodes that have each their own. */
const space = 8;

/** How much room the labels of the ties take on the left of all instances. */
export function tiesWidth(subject: Subject, body: Arranged, reading?: string): number {
  const tied = tiedNodes(subject, body, reading);
  if (tied.length === 0) return 0;
  const labels = tied.map(({ count }) => measureText(weightsInWords(count), 11));
  return Math.ceil(Math.max(...labels)) + space * (tied.length + 1);
}

/** Ties what is the same node in all instances: one line for its weights, which meets it wherever it is drawn. */
export function drawTies(
  layers: Layers,
  subject: Subject,
  body: Arranged,
  left: number,
  reading?: string,
): void {
  const boxes = layers.instances.filter((each) => each.reading === reading).map(({ box }) => box);
  tiedNodes(subject, body, reading).forEach(({ box, count }, nth) => {
    const knots = boxes.map(({ x, y }) => ({ x: x + box.x, y: y + box.y + headHeight / 2 + nth * 0.01 }));
    const rows = new Map<number, number>();
    for (const { x, y } of knots) rows.set(y, Math.max(rows.get(y) ?? 0, x));
    const rail = left + tiesWidth(subject, body, reading) - space * (nth + 1);
    const heights = [...rows.keys()];
    const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
    if (bottom > top)
      layers.ties.push({ kind: 'tie', from: { x: rail, y: top }, to: { x: rail, y: bottom } });
    for (const [y, x] of rows) layers.ties.push({ kind: 'tie', from: { x: rail, y }, to: { x, y } });
    for (const knot of knots) layers.texts.push({ kind: 'knot', ...knot });
    const text = weightsInWords(count);
    layers.texts.push({
      kind: 'text',
      text,
      x: rail - space / 2,
      y: bottom,
      size: 11,
      tone: 'quiet',
      align: 'right',
    });
  });
}

function tiedNodes(subject: Subject, { nodes }: Arranged, reading: string | undefined) {
  return nodes
    .map(({ path, box }) => ({ box, count: countWeights(subject, path, reading) }))
    .filter(({ count }) => count > 0);
}
