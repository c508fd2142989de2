import type { Call, Rule } from './call.ts';
import { fromRows, must, rowsOf, sameAxes, type Tensor, tensorAt, Unfit } from './values.ts';
import { product, sigmoid, sum, times, zeros } from './vectors.ts';

type Vector = readonly number[];

/** One step of the recurrent units, by block. */
export const cells: Readonly<Record<string, Rule>> = {
  gru(call) {
    const cell = sidesOf(call);
    return stepEach(tensorAt(call.inputs, 'x'), [tensorAt(call.inputs, 'state')], (x, [h = []]) => {
      const z = sum(cell.input('z', x), cell.recurrent('z', h)).map(sigmoid);
      const r = sum(cell.input('r', x), cell.recurrent('r', h)).map(sigmoid);
      const proposal = sum(cell.input('h', x), times(r, cell.recurrent('h', h))).map(Math.tanh);
      const rest = z.map((each) => 1 - each);
      const state = sum(times(z, h), times(rest, proposal));
      return { output: state, state, z, r, proposal };
    });
  },

  lstm(call) {
    const { state } = call.inputs;
    if (state?.kind !== 'pair') throw new Unfit('The state of an LSTM is a pair.');
    const side = sidesOf(call);
    const outputs = stepEach(tensorAt(call.inputs, 'x'), state.items, (x, [h = [], c = []]) => {
      const gate = (name: string) => sum(side.input(name, x), side.recurrent(name, h));
      const i = gate('i').map(sigmoid);
      const f = gate('f').map(sigmoid);
      const o = gate('o').map(sigmoid);
      const proposal = gate('c').map(Math.tanh);
      const cell = sum(times(f, c), times(i, proposal));
      return { output: times(o, cell.map(Math.tanh)), i, f, o, proposal, cell };
    });
    const h = must(outputs.output, 'output');
    const c = must(outputs.cell, 'cell');
    return { ...outputs, state: { kind: 'pair', items: [h, c] } };
  },
};

/** Wx of a gate with its first bias, and Uh with its second: none, the first alone, or both, as `bias` says. */
function sidesOf({ params, weight }: Call) {
  const bias = params.bias ?? 'single';
  return {
    input: (gate: string, x: Vector) =>
      sum(product(weight(`W${gate}`), x), bias === 'none' ? undefined : weight(`b${gate}`).data),
    recurrent: (gate: string, h: Vector) =>
      sum(product(weight(`U${gate}`), h), bias === 'pair' ? weight(`c${gate}`).data : undefined),
  };
}

/** Steps with every vector of `x` and the vectors of the state at the same place. */
function stepEach(
  x: Tensor,
  state: readonly Tensor[],
  step: (x: Vector, state: readonly Vector[]) => Record<string, number[]>,
): Record<string, Tensor> {
  const { lead, size, rows } = rowsOf(x);
  const states = state.map(rowsOf);
  if (!states.every((each) => sameAxes(each.lead, lead)))
    throw new Unfit('A state needs the axes of the input before its features.');
  const results = rows.map((row, i) =>
    step(
      row,
      states.map((each) => each.rows[i] ?? []),
    ),
  );
  // Where there is no vector at all, a step from zeros still says which outputs there are, and how long.
  const shown = step(
    zeros(size),
    states.map((each) => zeros(each.size)),
  );
  return Object.fromEntries(
    Object.entries(shown).map(([port, { length }]) => [
      port,
      fromRows(
        lead,
        length,
        results.map((result) => must(result[port], port)),
      ),
    ]),
  );
}
