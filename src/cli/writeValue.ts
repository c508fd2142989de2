import { shortestFloat } from '../base/shortestFloat.ts';
import { type Axis, countElements, isKnown } from '../base/valueType.ts';
import { isRagged, type Layout } from '../ir/layout.ts';

/** How long a piece of a text gets before the next one is begun. */
const pieceLength = 2 ** 16;

/**
 * A value as JSON, `{"axes":[["time",3]],"values":[…]}`, in pieces, as all of it may be longer than a text can be. Where an axis differs
 * from part to part it has the list of its sizes instead of one: `["time",[2,3]]`.
 */
export function* writeValue(
  axes: readonly Axis[],
  layout: Layout,
  values: Float32Array,
): Generator<string, void> {
  const sizes = sizesOf(layout);
  // Where there are no parts, an axis that differs from one to the other has no sizes.
  const named = axes.map((axis, i) => [axis.name, sizes[i] ?? (isKnown(axis) ? axis.size : [])]);
  yield `{"axes":${JSON.stringify(named)},"values":`;
  yield* parts(layout, values, 0);
  yield '}';
}

/** The size of an axis, or for each part in which it lies its size there. */
type Sizes = number | readonly Sizes[];

function sizesOf(layout: Layout): readonly Sizes[] {
  if (!isRagged(layout)) return layout;
  const { front, items } = layout;
  const all = items.map(sizesOf);
  const inner = (all[0] ?? []).map((first, axis): Sizes => {
    const each = all.map((sizes) => sizes[axis] ?? 0);
    const alike = each.every((size) => JSON.stringify(size) === JSON.stringify(first));
    return alike ? first : each;
  });
  return [...front, items.length, ...inner];
}

/** The numbers from `start` on that a layout takes, in lists within lists; gives where they end. */
function* parts(layout: Layout, values: Float32Array, start: number): Generator<string, number> {
  if (!isRagged(layout)) {
    yield* lists(layout, values, start);
    return start + countElements(layout);
  }
  const [size, ...front] = layout.front;
  const items = size === undefined ? layout.items : Array<Layout>(size).fill({ ...layout, front });
  let at = start;
  for (const [i, item] of items.entries()) {
    yield i === 0 ? '[' : ',';
    at = yield* parts(item, values, at);
  }
  yield items.length === 0 ? '[]' : ']';
  return at;
}

function* lists(shape: readonly number[], values: Float32Array, start: number): Generator<string, void> {
  const count = countElements(shape);
  if (count === 0) {
    yield emptyLists(shape);
    return;
  }
  // How many elements lie between one bracket of an axis and the next: all axes from it on.
  const strides = shape.map((_, axis) => countElements(shape.slice(axis)));
  let text = '';
  for (let i = 0; i < count; i++) {
    const opening = strides.findIndex((stride) => i % stride === 0);
    if (i > 0) text += ',';
    if (opening >= 0) text += '['.repeat(shape.length - opening);
    text += writeNumber(values[start + i] ?? 0);
    const closing = strides.findIndex((stride) => (i + 1) % stride === 0);
    if (closing >= 0) text += ']'.repeat(shape.length - closing);
    if (text.length < pieceLength) continue;
    yield text;
    text = '';
  }
  yield text;
}

/** Lists down to the first axis of size 0. */
function emptyLists([size = 0, ...rest]: readonly number[]): string {
  const item = size === 0 ? '' : emptyLists(rest);
  return `[${Array<string>(size).fill(item).join(',')}]`;
}

/** A float32 as JSON; what is not finite as a text. */
function writeNumber(x: number): string {
  return Number.isFinite(x) ? shortestFloat(x) : `"${x}"`;
}
