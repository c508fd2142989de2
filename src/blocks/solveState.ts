import { type LocalFix, Misfit } from '../base/problem.ts';
import { describeSize } from '../base/size.ts';
import { axesIn, axis, describeType, isKnown, numbers, sameType, type ValueType } from '../base/valueType.ts';
import type { BodyPlace } from './define.ts';
import { hiddenSize } from './hiddenSize.ts';

/**
 * The type of a recurrence's state: that of its start, or else the one that the body gives back whatever it is handed. Bodies
 * that have an output size of their own are tried with a state of unknown features (a GRU and a vanilla layer), a pair of them (an
 * LSTM), and a state like the element (a sum of both). Reports a `Misfit` when the state would grow, or nothing tells its type.
 */
export function solveState(
  element: ValueType,
  start: ValueType | undefined,
  place: BodyPlace,
): ValueType | undefined {
  if (start) return start;
  const axes = axesIn(element);
  const vectors = axes.at(-1)?.name === 'features' || axes.at(-1)?.name === 'channels';
  const vector = numbers(...(vectors ? axes.slice(0, -1) : []), axis('features', hiddenSize(place.path)));
  const isOpen = (type: ValueType) => describeType(type).includes(describeSize(hiddenSize(place.path)));
  const guesses: readonly ValueType[] = [
    vector,
    { kind: 'tuple', items: [vector, vector] },
    ...(element.kind === 'numbers' ? [element] : []),
  ];
  const stateFrom = (state: ValueType) => place.resultsFor({ element, state }).state;
  let grown: Misfit | undefined;
  for (const guess of guesses) {
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

/** Throws a `Misfit` when the body does not give back the type of state that it was handed. */
export function checkState(handed: ValueType, returned: ValueType): void {
  if (!sameType(handed, returned)) throw changes(handed, returned);
}

function changes(handed: ValueType, returned: ValueType): Misfit {
  return new Misfit(
    'changes-type',
    `Recur needs a body that gives back the state that it takes, but $.state is ${describeType(handed)} and becomes ${describeType(returned)}.`,
    { port: '$.state', fixes: layerBack(handed, returned) },
  );
}

/** A layer that gives the state its own size back; where no size is given any will do. */
export function layerBack(handed: ValueType, returned: ValueType): readonly LocalFix[] {
  if (handed.kind !== 'numbers' || returned.kind !== 'numbers') return [];
  const last = handed.axes.at(-1);
  if (last?.name !== 'features' || returned.axes.at(-1)?.name !== 'features') return [];
  return [{ insert: 'vanilla', params: isKnown(last) ? { units: last.size } : {} }];
}
