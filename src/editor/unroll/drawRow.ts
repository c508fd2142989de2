import type { Spot } from '../canvas/wires/curve.ts';
import type { WireForm } from '../canvas/wires/wires.ts';
import type { Arranged, Flow } from './arrangeBody.ts';
import type { Layers } from './layers.ts';
import { flowing } from './routeWires.ts';
import type { Slot } from './shownInstances.ts';
import type { Arrow } from './unrolling.ts';

/** The room for instances that are left out. */
export const gapWidth = 76;

/** Where the places of a row begin, from `left` on, and where the last of them ends. */
export function placeSlots(
  slots: readonly Slot[],
  left: number,
  width: number,
  between: number,
): { readonly starts: readonly number[]; readonly end: number } {
  let x = left;
  const starts = slots.map(({ kind }) => {
    const start = x;
    x += (kind === 'gap' ? gapWidth : width) + between;
    return start;
  });
  return { starts, end: x - between };
}

/** “118 more” in the place of what is left out. */
export function drawGap(layers: Layers, more: number, at: Spot): void {
  const common = { kind: 'text', x: at.x, align: 'center', tone: 'quiet' } as const;
  layers.texts.push({ ...common, text: '⋯', y: at.y - 9, size: 13 });
  layers.texts.push({ ...common, text: `${more.toLocaleString('en')} more`, y: at.y + 7, size: 11 });
}

interface LinkManner {
  readonly form: WireForm;
  readonly flow: Flow;
  /** Whether instances between the two are left out. */
  readonly skips?: boolean;
  /** Where its arrow points, if it ends in the open: the wires of a body have arrows of their own. */
  readonly arrow?: Arrow['to'];
}

/** A line from one thing to the next, through points on its way. */
export function drawLink(
  layers: Layers,
  through: readonly Spot[],
  { form, flow, skips, arrow }: LinkManner,
): void {
  const end = through.at(-1);
  layers.wires.push({
    kind: 'wire',
    curve: flowing(through, flow),
    form,
    ...(skips && { skips }),
    ...(arrow && end && { arrow: { ...end, to: arrow } }),
  });
}

/** The names of what a body gives, at its upper edge. */
export function givenPorts({ ports }: Arranged): readonly (readonly [name: string, spot: Spot])[] {
  return [...ports].flatMap(([key, spot]) => (key.startsWith('.') ? [[key.slice(1), spot] as const] : []));
}

/** The names of what a body is handed. */
export function handedIn({ ports }: Arranged): readonly (readonly [name: string, spot: Spot])[] {
  return [...ports].flatMap(([key, spot]) => (key.startsWith('$.') ? [[key.slice(2), spot] as const] : []));
}
