import { Misfit } from '../base/problem.ts';
import { describeType } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { allGates, gateWeights, part, unitParams, unitType } from './gates.ts';

export const lstm = defineBlock({
  type: 'lstm',
  version: 1,
  title: 'LSTM',
  category: 'layer',
  summary: 'A recurrent unit with a memory of its own, guarded by three gates.',
  description:
    'Beside its output h the unit carries a memory cell c from step to step. The forget gate f says what to keep of the cell, the ' +
    'input gate i what to write into it, and the output gate o what to show of it. It lives in the body of a recur, its state, the ' +
    'pair of h and c, wired from $.state and back to it.',
  usefulFor: ['reading long sequences', 'what has to be counted or remembered exactly'],
  formula: String.raw`\begin{aligned} i &= \sigma(W_i x + U_i h) \\ f &= \sigma(W_f x + U_f h) \\ o &= \sigma(W_o x + U_o h) \\ \tilde{c} &= \tanh(W_c x + U_c h) \\ c' &= f \circ c + i \circ \tilde{c} \\ h' &= o \circ \tanh(c') \end{aligned}`,
  notation:
    'x is one step of the input, h the output and c the memory cell, with a prime after the step; each W weighs the ' +
    'input and each U the output before; σ is the sigmoid, and ∘ multiplies number by number. Biases are left out ' +
    'here: bias says how many there are.',
  wiring:
    'In the body of recur: $.element to x, $.state to state, state back to $.state and output to $.output. The state ' +
    'is the pair of h and c and travels on one wire. Dropped into an empty recur it wires itself.',
  pitfalls: [
    'The state is a pair: a plain vector cannot take its place. A start for the recur has to be the final state of ' +
      'another LSTM’s recur.',
    'What the next layer should see is the output h; the cell c may grow beyond the range from −1 to 1.',
    'The bias of the forget gate begins at 1, so that a new unit keeps what it knows; one set to zeros forgets half ' +
      'at every step.',
  ],
  related: {
    gru: 'Two gates and one state: fewer weights, often as good.',
    recur: 'Carries the pair along the sequence.',
    sigmoid: 'What opens and closes a gate.',
  },
  origin:
    'S. Hochreiter and J. Schmidhuber, “Long short-term memory” (Neural Computation, 1997); the forget gate: F. A. ' +
    'Gers, J. Schmidhuber and F. Cummins, “Learning to forget” (Neural Computation, 2000).',
  keywords: ['recurrent', 'rnn', 'long short-term memory', 'memory', 'cell', 'gate'],
  params: unitParams,
  inputs: { x: 'One step, (…, features).', state: 'The pair of h and c before it, (…, units) each.' },
  takes: { state: ['tuple'] },
  outputs: {
    output: 'The new h′.',
    state: 'The new pair of h′ and c′, for the next step.',
    i: 'The input gate: 1 writes the proposal into the cell.',
    f: 'The forget gate: 1 keeps the cell.',
    o: 'The output gate: 1 shows the cell.',
    proposal: 'What is proposed for the cell.',
    cell: 'The new memory cell c′.',
  },
  unit: true,
  rowwise: true,

  infer({ x, state }, params) {
    if (state.items.length !== 2)
      throw new Misfit(
        'needs-pair',
        `LSTM needs a pair of h and c as state, but state is ${describeType(state)}.`,
        {
          port: 'state',
        },
      );
    const type = unitType(x, state.items, 'LSTM', params);
    const pair = { kind: 'tuple', items: [type, type] } as const;
    return { output: type, state: pair, i: type, f: type, o: type, proposal: type, cell: type };
  },
  weights: ({ x }, params) => gateWeights(['i', 'f', 'o', 'c'], x, 'LSTM', params),
  lower(emit, { x, state }, w, { units }) {
    const [h, c] = emit.itemsOf(state);
    if (!h || !c) throw new Error('The state of an LSTM is a pair.');
    const input = allGates(emit, x, [w.Wi, w.Wf, w.Wo, w.Wc], [w.bi, w.bf, w.bo, w.bc]);
    const sums = emit.add(input, allGates(emit, h, [w.Ui, w.Uf, w.Uo, w.Uc], [w.ci, w.cf, w.co, w.cc]));
    const gate = (from: number) => emit.one('sigmoid', [part(emit, sums, from, units)], {});
    const [i, f, o] = [gate(0), gate(units), gate(2 * units)];
    const proposal = emit.one('tanh', [part(emit, sums, 3 * units, units)], {});
    const cell = emit.add(emit.mul(f, c), emit.mul(i, proposal));
    const output = emit.mul(o, emit.one('tanh', [cell], {}));
    return { output, state: emit.tuple([output, cell]), i, f, o, proposal, cell };
  },

  examples: [
    {
      given: { x: '(features 3)', state: '((features 4), (features 4))' },
      params: { units: 4 },
      gives: { output: '(features 4)', state: '((features 4), (features 4))', cell: '(features 4)' },
    },
    {
      given: { x: '(features 3)', state: '((features 4), (features 4))' },
      params: { units: 5 },
      fails: 'needs a state ((features 5), (features 5)) for its x (features 3)',
    },
    { given: { x: '(features 3)', state: '(features 4)' }, params: { units: 4 }, fails: 'needs a pair' },
  ],
});
