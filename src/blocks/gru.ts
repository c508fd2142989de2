import { defineBlock } from './define.ts';
import { allGates, gateWeights, part, unitParams, unitType } from './gates.ts';

export const gru = defineBlock({
  type: 'gru',
  version: 1,
  title: 'GRU',
  category: 'layer',
  summary: 'A recurrent unit with two gates, which decide what to keep of its state.',
  description:
    'At each step the unit proposes a new state. The update gate z says, number by number, how much of the old state to keep ' +
    'instead, and the reset gate r how much of it the proposal may look at. What is kept passes through unchanged, so that ' +
    'gradients reach far back. It lives in the body of a recur, its state wired from $.state and back to it.',
  usefulFor: ['reading sequences', 'a long memory with fewer weights than an LSTM'],
  formula: String.raw`\begin{aligned} z &= \sigma(W_z x + U_z h) \\ r &= \sigma(W_r x + U_r h) \\ \tilde{h} &= \tanh(W_h x + r \circ (U_h h)) \\ h' &= z \circ h + (1 - z) \circ \tilde{h} \end{aligned}`,
  keywords: ['recurrent', 'rnn', 'gated recurrent unit', 'memory', 'cell', 'gate'],
  params: unitParams,
  inputs: { x: 'One step, (…, features).', state: 'The state before it, (…, units).' },
  outputs: {
    output: 'The new state h′.',
    state: 'The new state h′, for the next step.',
    z: 'The update gate: 1 keeps the old state.',
    r: 'The reset gate: 0 hides the old state from the proposal.',
    proposal: 'The state that is proposed.',
  },
  unit: true,

  infer({ x, state }, params) {
    const type = unitType(x, [state], 'GRU', params);
    return { output: type, state: type, z: type, r: type, proposal: type };
  },
  weights: ({ x }, params) => gateWeights(['z', 'r', 'h'], x, 'GRU', params),
  lower(emit, { x, state }, w, { units }) {
    const input = allGates(emit, x, [w.Wz, w.Wr, w.Wh], [w.bz, w.br, w.bh]);
    const recurrent = allGates(emit, state, [w.Uz, w.Ur, w.Uh], [w.cz, w.cr, w.ch]);
    const both = (from: number, length: number) =>
      emit.add(part(emit, input, from, length), part(emit, recurrent, from, length));
    const gates = emit.one('sigmoid', [both(0, 2 * units)], {});
    const z = part(emit, gates, 0, units);
    const r = part(emit, gates, units, units);
    const reset = emit.mul(r, part(emit, recurrent, 2 * units, units));
    const proposal = emit.one('tanh', [emit.add(part(emit, input, 2 * units, units), reset)], {});
    const kept = emit.mul(z, state);
    const output = emit.add(kept, emit.mul(emit.sub(emit.fill(1, z.shape), z), proposal));
    return { output, state: output, z, r, proposal };
  },

  examples: [
    {
      given: { x: '(features 3)', state: '(features 4)' },
      params: { units: 4 },
      gives: { output: '(features 4)', state: '(features 4)', z: '(features 4)' },
    },
    {
      given: { x: '(height 2, features 3)', state: '(height 2, features 4)' },
      params: { units: 4 },
      gives: { output: '(height 2, features 4)' },
    },
    {
      given: { x: '(features 3)', state: '(features 4)' },
      params: { units: 5 },
      fails: 'needs a state (features 5) for its x (features 3), but state is (features 4)',
    },
    {
      given: { x: '(time 7, features 3)', state: '(features 4)' },
      params: { units: 4 },
      fails: 'needs a state (time 7, features 4)',
    },
    { given: { x: '(features 3)', state: '((features 4), (features 4))' }, fails: 'needs numbers' },
  ],
});
