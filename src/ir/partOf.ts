import { isRagged, type Layout, lift, sameLayout, sizeOf } from './layout.ts';

/** For each of the axes in front: the index that is wanted, or `undefined` for all. */
export type Choices = readonly (number | undefined)[];

/** Numbers that lie one behind the other. */
export interface Run {
  readonly start: number;
  readonly length: number;
}

/** A part of a value: how its numbers lie by themselves, and where they lie in the whole. */
export interface Part {
  readonly layout: Layout;
  readonly runs: readonly Run[];
}

/** The part of a value at chosen indices of its axes in front, without those axes; `undefined` where there is none. */
export function partOf(layout: Layout, [choice, ...others]: Choices, start = 0): Part | undefined {
  if (choice === undefined && others.every((each) => each === undefined))
    return { layout, runs: [{ start, length: sizeOf(layout) }] };
  if (choice !== undefined && !isRagged(layout)) {
    const [size = 0, ...rest] = layout;
    return choice < size ? partOf(rest, others, start + choice * sizeOf(rest)) : undefined;
  }
  const inner = innerOf(layout);
  if (choice !== undefined) {
    const offset = inner.slice(0, choice).reduce((sum, each) => sum + sizeOf(each), start);
    const chosen = inner[choice];
    return chosen && partOf(chosen, others, offset);
  }
  const parts: Part[] = [];
  let offset = start;
  for (const each of inner) {
    const part = partOf(each, others, offset);
    if (!part) return undefined;
    parts.push(part);
    offset += sizeOf(each);
  }
  const [first] = parts;
  const alike = first && parts.every((each) => sameLayout(each.layout, first.layout));
  return {
    layout: alike ? lift(first.layout, parts.length) : { front: [], items: parts.map((each) => each.layout) },
    runs: parts.flatMap((each) => each.runs),
  };
}

/** The layouts along the first axis. */
function innerOf(layout: Layout): readonly Layout[] {
  if (!isRagged(layout)) {
    const [size = 0, ...rest] = layout;
    return Array.from({ length: size }, () => rest);
  }
  const [size, ...front] = layout.front;
  if (size === undefined) return layout.items;
  return Array.from({ length: size }, () => ({ front, items: layout.items }));
}
