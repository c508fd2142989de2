import { Misfit } from '../base/problem.ts';
import { multiplySizes } from '../base/size.ts';
import {
  describeType,
  type NumbersType,
  numbers,
  shapeOf,
  type ValueType,
  withAxes,
} from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { choice } from './choiceParams.ts';
import { defineCombinator } from './define.ts';
import { scanOver } from './scanOver.ts';
import { features, withFeatures } from './shapes.ts';
import { checkState, solveState } from './solveState.ts';

export type Direction = 'forward' | 'backward' | 'both';

export const recur = defineCombinator({
  type: 'recur',
  version: 1,
  title: 'Recur',
  category: 'higher-order',
  summary: 'Carries a state along a sequence, through a layer at every step.',
  description:
    'At each step the body is handed one element and the state that the step before left, and gives back an output and the next ' +
    'state, always with the same weights. Any network may be the body: a GRU or an LSTM, or a vanilla layer over the element joined ' +
    'with the state, wired to both output and state. Backward reads from the end; both reads twice, with two sets of weights, and joins.',
  usefulFor: [
    'text, speech, measurements: whatever comes in order',
    'summing up a sequence of any length in one vector',
  ],
  formula: String.raw`(y_t, h_t) = f(x_t, h_{t - 1})`,
  notation: 'f is the body, x the element of step t, h the state and y the output.',
  wiring:
    'Draw one step in its body: $.element and $.state go in, $.output and $.state come back. With a GRU or an LSTM ' +
    'this is four wires. Take last to sum up the sequence, all to answer at every step.',
  pitfalls: [
    'The state has to come back as it went in, with the same features. It starts as zeros unless start is wired.',
    'An empty sequence has no last output.',
    'A plain layer as body forgets within some ten steps, as its gradients fade or explode; gates were invented ' +
      'against that.',
    'Reading in both directions gives twice the features, and cannot be used where the future is not known yet.',
  ],
  related: {
    gru: 'A unit with two gates for the body.',
    lstm: 'A unit with a memory cell for the body.',
    recurse: 'The same along the branches of a tree.',
    reverse: 'Turns a sequence round by hand.',
  },
  origin:
    'J. L. Elman, “Finding structure in time” (Cognitive Science, 1990); both directions: M. Schuster and K. K. ' +
    'Paliwal, “Bidirectional recurrent neural networks” (IEEE Transactions on Signal Processing, 1997).',
  keywords: [
    'recurrent',
    'rnn',
    'scan',
    'loop',
    'time',
    'sequence',
    'bidirectional',
    'bilstm',
    'bigru',
    'encoder',
    'unroll',
  ],
  params: {
    direction: choice({
      default: 'forward',
      of: ['forward', 'backward', 'both'],
      help: 'forward: from the first element. backward: from the last. both: two readings, joined.',
    }),
  },
  inputs: { sequence: 'What is read step by step: its axis time, else position, else the first.' },
  optionalInputs: { start: 'The state before the first step; zeros if not wired.' },
  takes: { sequence: ['numbers', 'symbols'], start: ['numbers', 'tuple'] },
  outputs: {
    all: 'The output of every step, in the order of the input.',
    last: 'The output of the step that was taken last.',
    final: 'The state after it.',
  },
  body: {
    inputs: { element: 'One element of the sequence.', state: 'The state before this step.' },
    outputs: { output: 'What this step gives.', state: 'The state for the next step.' },
  },
  once: {
    inputs: { element: 'sequence', state: 'start' },
    outputs: { all: 'output', last: 'output', final: 'state' },
  },

  enter({ sequence, start }, { direction }, place) {
    const { element } = scanOver(sequence);
    const given = start && (direction === 'both' ? halved(start) : start);
    return { element, state: solveState(element, given, place) };
  },
  infer({ sequence }, { direction }, { output, state }, handed) {
    const { scanned } = scanOver(sequence);
    if (output.kind === 'tuple')
      throw new Misfit(
        'needs-numbers',
        `Recur needs an output of numbers, but $.output is ${describeType(output)}.`,
        {
          port: '$.output',
          fixes: [{ takeInstead: 'output' }],
        },
      );
    checkState(handed.state, state);
    const each = direction === 'both' ? doubled(output, '$.output') : output;
    const final = direction === 'both' ? doubled(state, '$.state') : state;
    return { all: withAxes(each, [scanned, ...(each.kind === 'tuple' ? [] : each.axes)]), last: each, final };
  },
  missing({ sequence }) {
    const { scanned } = scanOver(sequence);
    const message = `Recur needs at least one step to give last, but sequence is ${describeType(sequence)}.`;
    return scanned.size === 0 ? new Map([['last', message]]) : new Map();
  },
  front: ({ sequence }) => [scanOver(sequence).scanned],
  instances: ({ direction }) => (direction === 'both' ? ['forward', 'backward'] : []),
  startBody: () => ({
    nodes: [{ id: 'cell', block: 'gru', at: [80, 40] }],
    wires: [
      ['$.element', 'cell.x'],
      ['$.state', 'cell.state'],
      ['cell.output', '$.output'],
      ['cell.state', '$.state'],
    ],
  }),

  lower(emit, { sequence, start }, { direction }, { types, handed, apply }) {
    const { index, scanned } = scanOver(types.sequence);
    const [length = 0] = shapeOf(numbers(scanned));
    const order = [index, ...sequence.shape.map((_, i) => i).filter((i) => i !== index)];
    const elements = [emit.transpose(sequence, order)];
    const read = (way: Exclude<Direction, 'both'>, states: readonly Operand[], instance?: string) => {
      const reverse = way === 'backward';
      /** Which of the new states is also the output, if one is. */
      let given = -1;
      const { results, states: final } = emit.scan(
        { elements, states, length, reverse },
        (inner, [element], before) => {
          if (!element) throw new Error('A scan over one operand has one element.');
          const state = handed.state.kind === 'tuple' ? inner.tuple(before) : before[0];
          if (!state) throw new Error('A recur has a state.');
          const result = apply(inner, { element, state }, instance === undefined ? {} : { instance });
          const next = inner.itemsOf(result.state);
          given = next.indexOf(result.output);
          return { states: next, results: [result.output] };
        },
      );
      const [all] = results;
      if (!all) throw new Error('A recur has an output.');
      // A state at the end need not be looked for among the outputs of all steps.
      const last = final[given] ?? (length > 0 ? stepOf(emit, all, reverse ? 0 : length - 1) : undefined);
      return { all, final, last: length === 0 ? undefined : last };
    };
    const starts = startsOf(emit, start, handed.state, direction);
    const readings =
      direction === 'both'
        ? [read('forward', starts[0] ?? [], 'forward'), read('backward', starts[1] ?? [], 'backward')]
        : [read(direction, starts[0] ?? [])];
    const joined = (parts: readonly (Operand | undefined)[]) => {
      const known = parts.filter((each) => each !== undefined);
      return emit.concat(known, (known[0]?.shape.length ?? 1) - 1);
    };
    const items = (readings[0]?.final ?? []).map((_, i) => joined(readings.map(({ final }) => final[i])));
    const [only] = items;
    return {
      all: joined(readings.map(({ all }) => all)),
      final: handed.state.kind !== 'tuple' && only ? only : emit.tuple(items),
      ...(length > 0 && { last: joined(readings.map(({ last }) => last)) }),
    };
  },

  examples: [
    {
      given: { sequence: '(time 5, features 3)' },
      body: { output: '(features 4)', state: '(features 8)' },
      gives: { all: '(time 5, features 4)', last: '(features 4)', final: '(features 8)' },
    },
    {
      given: { sequence: '(time 5, features 3)', start: '(features 16)' },
      params: { direction: 'both' },
      body: { output: '(features 4)', state: '(features 8)' },
      gives: { all: '(time 5, features 8)', last: '(features 8)', final: '(features 16)' },
    },
    {
      given: { sequence: '(height 4, width 5, features 3)' },
      body: { output: '(width 5, features 2)', state: '(width 5, features 2)' },
      gives: { all: '(height 4, width 5, features 2)', last: '(width 5, features 2)' },
    },
    {
      given: { sequence: 'symbols (time 5)' },
      body: { output: '(features 4)', state: '((features 8), (features 8))' },
      gives: { final: '((features 8), (features 8))' },
    },
    {
      given: { sequence: '(features 5)' },
      body: { output: '(features 4)', state: '(features 4)' },
      gives: { all: '(position 5, features 4)' },
    },
    {
      given: { sequence: '(time 5, features 3)', start: '(features 7)' },
      body: { output: '(features 4)', state: '(features 8)' },
      fails: 'gives back the state that it takes',
    },
  ],
});

/** Element i along the first axis. */
function stepOf(emit: Builder, all: Operand, i: number): Operand {
  const shape = all.shape.slice(1);
  return emit.reshape(emit.slice(all, [i, ...shape.map(() => 0)], [1, ...shape]), shape);
}

/** The states to start from, the items of a pair one by one: for each reading what is wired, else zeros. */
export function startsOf(
  emit: Builder,
  start: Operand | undefined,
  state: ValueType,
  direction: Direction,
): readonly (readonly Operand[])[] {
  const readings = direction === 'both' ? 2 : 1;
  const items = start
    ? emit.itemsOf(start)
    : (state.kind === 'tuple' ? state.items : [state]).map((item) =>
        emit.fill(0, shapeOf({ axes: item.kind === 'tuple' ? [] : item.axes })),
      );
  return Array.from({ length: readings }, (_, reading) => {
    if (!start || readings === 1) return items;
    return items.map((item) => {
      const before = item.shape.slice(0, -1);
      const half = (item.shape.at(-1) ?? 0) / 2;
      return emit.slice(item, [...before.map(() => 0), reading * half], [...before, half]);
    });
  });
}

/** The type of what is joined from both readings. */
function doubled<T extends ValueType>(type: T, port: string): ValueType {
  if (type.kind === 'tuple') return { kind: 'tuple', items: type.items.map((item) => doubled(item, port)) };
  if (type.kind === 'symbols')
    throw new Misfit(
      'needs-numbers',
      `Recur needs numbers to join both readings, but ${port} is ${describeType(type)}.`,
      {
        port,
        fixes: [{ insert: 'embedding' }],
      },
    );
  return withFeatures(type, multiplySizes(features(type, 'Recur in both directions', port), 2));
}

/** The type of the half of a start that one of two readings takes. */
function halved(start: ValueType): ValueType {
  if (start.kind === 'tuple') return { kind: 'tuple', items: start.items.map(halved) };
  const type: NumbersType = numbers(...(start.kind === 'numbers' ? start.axes : []));
  const size = features(type, 'Recur in both directions', 'start');
  if (typeof size !== 'number' || size % 2 !== 0)
    throw new Misfit(
      'unequal-shapes',
      `Recur in both directions needs a start that can be halved, forward first, but start is ${describeType(start)}.`,
      { port: 'start' },
    );
  return withFeatures(type, size / 2);
}
