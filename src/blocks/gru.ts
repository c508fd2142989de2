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
  notation:
    'x is one step of the input, h the state before it and h′ the state after it; each W weighs the input and each U ' +
    'the state; σ is the sigmoid, and ∘ multiplies number by number. Biases are left out here: bias says how many ' +
    'there are.',
  wiring:
    'In the body of recur: $.element to x, $.state to state, state back to $.state and output to $.output. Dropped ' +
    'into an empty recur it wires itself. Read last of the recur for one vector of the whole sequence, all for a value ' +
    'at every step.',
  pitfalls: [
    'The state needs as many features as the unit has units. Where the state comes from elsewhere, set units to its ' +
      'length.',
    'z = 1 keeps the old state here, as in Cho’s paper and in PyTorch; some texts have it the other way round.',
    'r weighs the product U h and not h itself, as fast implementations do; weights from a variant that resets first ' +
      'do not give the same numbers.',
  ],
  related: {
    lstm: 'A memory cell of its own, and one gate more.',
    recur: 'Carries the state along the sequence.',
    embedding: 'Makes vectors of symbols to read.',
    vanilla: 'Over element and state joined: recurrence without gates.',
  },
  origin:
    'K. Cho and others, “Learning phrase representations using RNN encoder–decoder for statistical machine ' +
    'translation” (EMNLP, 2014).',
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
  rowwise: true,

  infer({ x, state }, params) {
    const type = unitType(x, [state], 'GRU', params);
    return { output: type, state: type, z: type, r: type, proposal: type };
  },
  weights: ({ x }, params) => gateWeights(['z', 'r', 'h'], x, 'GRU', params),
  lower(emit, { x, state }, w, { units }) {
    const input = allGates(emit, x, [w.Wz, w.Wr, w.Wh], [w.bz, w.br, w.bh]);
    const recurrent = allGates(emit, state, [w.Uz, w.Ur, w.Uh], [w.cz, w.cr, w.ch]);
    const gate = (from: number) =>
      emit.one('sigmoid', [emit.add(part(emit, input, from, units), part(emit, recurrent, from, units))], {});
    const z = gate(0);
    const r = gate(units);
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
