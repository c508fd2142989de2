import type { Tap } from '../compiler/plan.ts';
import { sizeOf } from '../ir/layout.ts';
import type { Executor } from '../runtime/executor.ts';
import { writeValue } from './writeValue.ts';

/** The values of all ports after a run as JSON, `{"ports":{"odds.y":{…}}}`, in pieces; a pair is `{"items":[{…},{…}]}`. */
export function* writeResult(executor: Executor): Generator<string, void> {
  const ports = new Map<string, Tap[]>();
  for (const tap of executor.taps) ports.set(tap.port, [...(ports.get(tap.port) ?? []), tap]);
  yield '{"ports":{';
  for (const [i, [port, taps]] of [...ports].entries()) {
    yield `${i > 0 ? ',' : ''}${JSON.stringify(port)}:`;
    const [first] = taps;
    const pair = first?.item !== undefined;
    if (pair) yield '{"items":[';
    for (const tap of taps) {
      if (tap !== first) yield ',';
      const values = new Float32Array(sizeOf(tap.layout));
      executor.read(tap, values);
      yield* writeValue(tap.axes, tap.layout, values);
    }
    if (pair) yield ']}';
  }
  yield '}}';
}
