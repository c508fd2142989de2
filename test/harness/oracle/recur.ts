import { join } from './arrangements.ts';
import type { CombinatorCall, CombinatorResult, CombinatorRule } from './call.ts';
import { packPorts } from './packPorts.ts';
import {
  type Axis,
  fromRows,
  must,
  pack,
  pick,
  range,
  rowsOf,
  sameType,
  type Tensor,
  tensorAt,
  Unfit,
  type Value,
  zerosOf,
} from './values.ts';
import { zeroState } from './zeroState.ts';

/** `recur`: the body applied step by step, each with the state that the one before left. */
export const recur: CombinatorRule = (call) => {
  const { direction = 'forward' } = call.params;
  const { start } = call.inputs;
  if (direction !== 'both') return scan(call, direction === 'backward', start, '');
  const forward = scan(call, false, start && mapItems(start, (item) => half(item, 0)), '[forward]');
  const backward = scan(call, true, start && mapItems(start, (item) => half(item, 1)), '[backward]');
  return {
    outputs: Object.fromEntries(
      Object.entries(forward.outputs).map(([port, value]) => [
        port,
        joinItems(value, must(backward.outputs[port], port)),
      ]),
    ),
    inside: new Map([...forward.inside, ...backward.inside]),
  };
};

function scan(
  call: CombinatorCall,
  backward: boolean,
  start: Value | undefined,
  set: string,
): CombinatorResult {
  const sequence = tensorAt(call.inputs, 'sequence');
  const along = scannedAxis(sequence);
  const [name, length] = sequence.axes[along] ?? [];
  if (!name || length === undefined) throw new Unfit('There is no axis to scan.');
  // Features that are scanned are positions of the result, whose own features come last.
  const front: readonly Axis[] = [[name === 'features' ? 'position' : name, length]];
  const noElement = zerosOf(sequence.kind, sequence.axes.toSpliced(along, 1));
  const body = call.body(set);

  const first = start ?? zeroState(body, { ...call.extra, element: noElement });
  let state = first;
  const processed = (backward ? range(length).reverse() : range(length)).map((i) => {
    const step = body.apply({ ...call.extra, element: pick(sequence, along, i), state });
    const next = must(step.taken.state, 'state');
    if (!sameType(next, state)) throw new Unfit('The state changes its type.');
    state = next;
    return step;
  });

  const steps = backward ? processed.toReversed() : processed;
  // Without a single step there are still the types of the ports, which an element of zeros shows.
  const [shown = body.apply({ ...call.extra, element: noElement, state: first })] = steps;
  const outputOf = ({ taken }: typeof shown) => must(taken.output, 'output');
  const last = processed.at(-1);
  return {
    outputs: {
      all: pack(steps.map(outputOf), front, outputOf(shown)),
      ...(last && { last: outputOf(last) }),
      final: state,
    },
    inside: packPorts(steps, front, shown, set),
  };
}

/** `time`, else `position`, else the first: where it stands. */
function scannedAxis({ axes }: Tensor): number {
  const names = axes.map(([name]) => name);
  const found = ['time', 'position'].map((name) => names.indexOf(name)).find((index) => index >= 0);
  return found ?? 0;
}

/** The forward (0) or the backward (1) half of the features. */
function half(x: Tensor, which: 0 | 1): Tensor {
  const { lead, size, rows } = rowsOf(x);
  if (size % 2 !== 0) throw new Unfit('The start has no halves.');
  return fromRows(
    lead,
    size / 2,
    rows.map((row) => row.slice((which * size) / 2, ((which + 1) * size) / 2)),
  );
}

function joinItems(one: Value, other: Value): Value {
  if (one.kind === 'pair' && other.kind === 'pair')
    return {
      kind: 'pair',
      items: [join([one.items[0], other.items[0]]), join([one.items[1], other.items[1]])],
    };
  if (one.kind === 'pair' || other.kind === 'pair') throw new Unfit('A pair is joined with pairs only.');
  return join([one, other]);
}

function mapItems(value: Value, f: (item: Tensor) => Tensor): Value {
  return value.kind === 'pair' ? { kind: 'pair', items: [f(value.items[0]), f(value.items[1])] } : f(value);
}
