import { type LocalFix, Misfit } from '../base/problem.ts';
import { describeSize, type Size } from '../base/size.ts';
import { axesIn, axis, describeType, isKnown, numbers, sameType, type ValueType } from '../base/valueType.ts';
import type { BodyPlace } from './define.ts';
import { couldBeSame, hiddenSize } from './hiddenSize.ts';
import { describeWithTree, sameTrees } from './shapes.ts';

/**
 * The type of a recurrence's state: that of its start, or else the one that the body gives back whatever it is handed. Bodies
 * that have an output size of their own are tried with a state of unknown features (a GRU and a vanilla layer), or a pair of them
 * (an LSTM), over the axes that values of the body have in front; then with a state like the element. Reports a `Misfit` when
 * the state would grow, or nothing tells its type.
 */
export function solveState(
  element: ValueType,
  start: ValueType | undefined,
  place: BodyPlace,
): ValueType | undefined {
  if (start) return start;
  const hidden = hiddenSize(place.path);
  const isOpen = (type: ValueType) => describeType(type).includes(describeSize(hidden));
  const stateFrom = (state: ValueType) => place.resultsFor({ element, state }).state;
  let grown: Misfit | undefined;
  for (const guess of guesses(element, hidden, place)) {
    const found = stateFrom(guess);
    if (!found) continue;
    // What is passed through as it came may have any type.
    if (isOpen(found) && sameType(found, guess)) break;
    if (isOpen(found)) {
      grown ??= changes(guess, found);
      continue;
    }
    const again = stateFrom(found);
    if (again && sameType(found, again)) return found;
    if (again) grown ??= changes(found, again);
  }
  place.report(
    grown ??
      new Misfit(
        'unknown-state',
        'Recur cannot tell from its body what type its state has: wire a value of that type into start.',
      ),
  );
  return undefined;
}

/** Vectors, pairs of vectors, and the element itself. What inner combinators make of an element has fewer axes in front. */
function* guesses(element: ValueType, hidden: Size, place: BodyPlace): Generator<ValueType> {
  const seen = new Set<string>();
  function* over(type: ValueType): Generator<ValueType> {
    const axes = axesIn(type);
    const last = axes.at(-1)?.name;
    const front = last === 'features' || last === 'channels' ? axes.slice(0, -1) : [];
    const vector = numbers(...front, axis('features', hidden));
    if (seen.has(describeType(vector))) return;
    seen.add(describeType(vector));
    yield vector;
    yield { kind: 'tuple', items: [vector, vector] };
  }
  yield* over(element);
  for (const type of [...place.typesWithout({ element }), ...prefixes(element)]) yield* over(type);
  if (element.kind === 'numbers') yield element;
}

function prefixes(element: ValueType): readonly ValueType[] {
  const axes = axesIn(element);
  return axes.map((_, i) => numbers(...axes.slice(0, axes.length - i - 1), axis('features', 1)));
}

/** Throws a `Misfit` when the body does not give back the type of state that it was handed. */
export function checkState(handed: ValueType, returned: ValueType): void {
  if (!couldBeSame(handed, returned) || !sameTrees(handed, returned)) throw changes(handed, returned);
}

function changes(handed: ValueType, returned: ValueType): Misfit {
  return new Misfit(
    'changes-type',
    `Recur needs a body that gives back the state that it takes, but $.state is ${describeWithTree(handed)} and becomes ${describeWithTree(returned)}.`,
    { port: '$.state', fixes: layerBack(handed, returned) },
  );
}

/** A layer that gives the state its own size back; where no size is given any will do. */
export function layerBack(handed: ValueType, returned: ValueType): readonly LocalFix[] {
  if (handed.kind !== 'numbers' || returned.kind !== 'numbers' || !sameTrees(handed, returned)) return [];
  const last = handed.axes.at(-1);
  if (last?.name !== 'features' || returned.axes.at(-1)?.name !== 'features') return [];
  return [{ insert: 'vanilla', params: isKnown(last) ? { units: last.size } : {} }];
}
