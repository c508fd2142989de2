import type { Body } from './call.ts';
import {
  type Axis,
  describe,
  range,
  sameType,
  type Tensor,
  tryOut,
  Unfit,
  type Value,
  type Values,
  zerosOf,
} from './values.ts';

/**
 * The state that a scan begins at when it is given none: zeros of the type that the body itself gives back for them. The
 * type is found by trying. A state that fits is one with which the body can be applied at all, every matrix having as many
 * columns as it meets features, and that comes back with the type that it went in with. Of those, one with as many axes as
 * the element is taken, else the one with the fewest. `handed` is what the body is given beside the state.
 */
export function zeroState(body: Body, handed: Values): Value {
  const types = Object.entries(handed).map(([port, value]) => `${port}: ${describe(value)}`);
  return body.startFor(types.join(', '), () => {
    const tried = new Map<string, Value>();
    for (const state of candidates(body, handed)) tried.set(describe(state), state);
    // What the body makes of a state that does not fit may be one that does.
    for (const state of tried.values()) {
      const next = tryOut(() => body.apply({ ...handed, state }).taken.state);
      if (next && sameType(next, state)) return state;
      if (next && tried.size < mostTried && !tried.has(describe(next)))
        tried.set(describe(next), zerosLike(next));
    }
    throw new Unfit('No state fits the body.');
  });
}

/** Some bodies make something larger of whatever state they are given. */
const mostTried = 1000;

/**
 * Zeros of every type that a state can have: that of a value which the body has without its state, or, over axes of
 * such a value, features up to twice as many as all sides of weights together, and at least one; alone, or as the pair of an LSTM; and the element's.
 */
function* candidates(body: Body, handed: Values): Generator<Value> {
  const known = [...body.applyToPart(handed).ports.values()]
    .flatMap((value) => (value.kind === 'pair' ? value.items : [value]))
    .filter((value) => value.kind !== 'ragged');
  const sides = body.weights().flatMap(({ shape }) => shape);
  const most = Math.max(1, 2 * sides.reduce((sum, side) => sum + side, 0));
  const sizes = new Set([...sides, ...range(most).map((i) => i + 1)]);
  const fronts = new Map<string, readonly Axis[]>([['[]', []]]);
  for (const { axes } of known)
    for (const i of range(axes.length + 1)) fronts.set(JSON.stringify(axes.slice(0, i)), axes.slice(0, i));

  const own = JSON.stringify(leadOf(handed.element));
  const order = (front: readonly Axis[]) => (JSON.stringify(front) === own ? -1 : front.length);
  for (const front of [...fronts.values()].sort((a, b) => order(a) - order(b))) {
    const states: Tensor[] = [front, ...[...sizes].map((size): Axis[] => [...front, ['features', size]])].map(
      (axes) => zerosOf('numbers', axes),
    );
    yield* states;
    for (const state of states) yield { kind: 'pair', items: [state, state] };
  }
  for (const { kind, axes } of known) if (kind === 'symbols') yield zerosOf(kind, axes);
  const { element } = handed;
  if (element?.kind === 'numbers') yield zerosLike(element);
}

function zerosLike(value: Value): Value {
  if (value.kind !== 'pair') return zerosOf(value.kind, value.axes);
  const [one, other] = value.items;
  return { kind: 'pair', items: [zerosOf(one.kind, one.axes), zerosOf(other.kind, other.axes)] };
}

/** The axes of the element, without its features. */
function leadOf(element: Value | undefined): readonly Axis[] {
  if (element?.kind !== 'numbers') return [];
  const last = element.axes.at(-1)?.[0];
  return last === 'features' || last === 'channels' ? element.axes.slice(0, -1) : [];
}
