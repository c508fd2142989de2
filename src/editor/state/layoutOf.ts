import { evaluateSize } from '../../base/size.ts';
import type { Axis } from '../../base/valueType.ts';
import { childrenIn } from '../../blocks/recurse.ts';
import type { Inference } from '../../compiler/infer.ts';
import { typeWithFront, withoutReadings } from '../../compiler/portNames.ts';
import { type Layout, lift, sameLayout } from '../../ir/layout.ts';
import { childrenAt, ownAxes } from './scrub.ts';

/** An axis, and the combinator around the port that it comes from, if it is not the port's own. */
interface Placed {
  readonly axis: Axis;
  readonly path?: string;
}

/**
 * How the numbers of a port lie, with the axes of the combinators around it in front, where an axis may be of another size at each
 * node of a tree; `undefined` for a pair, and where a size is not known.
 */
export function layoutOf(inference: Inference, port: string): Layout | undefined {
  const type = typeWithFront(inference, port);
  if (!type || type.kind === 'tuple') return undefined;
  const ids = withoutReadings(port).split('/').slice(0, -1);
  const owners = ids.flatMap((_, i) => {
    const path = ids.slice(0, i + 1).join('/');
    return ownAxes(inference, path).map(() => path);
  });
  const placed = type.axes.map((axis, i): Placed => ({ axis, ...(owners[i] && { path: owners[i] }) }));
  return layoutFrom(inference, placed, new Map());
}

function layoutFrom(
  inference: Inference,
  [first, ...rest]: readonly Placed[],
  known: ReadonlyMap<string, number>,
): Layout | undefined {
  if (!first) return [];
  const size = evaluateSize(first.axis.size, known);
  if (size === undefined) return undefined;
  const parts: Layout[] = [];
  for (let index = 0; index < size; index++) {
    const { path = '' } = first;
    const children = childrenAt(inference, path, index);
    const within = children === undefined ? known : new Map([...known, [childrenIn(path), children]]);
    const part = layoutFrom(inference, rest, within);
    if (!part) return undefined;
    // Without a tree all parts are alike.
    if (children === undefined) return lift(part, size);
    parts.push(part);
  }
  const [one] = parts;
  if (!one) return [0];
  return parts.every((part) => sameLayout(part, one)) ? lift(one, size) : { front: [], items: parts };
}
