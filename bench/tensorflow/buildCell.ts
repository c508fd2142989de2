import { add, matMul, mul, sigmoid, split, sub, type Tensor2D, tanh, tensor2d } from '@tensorflow/tfjs-core';
import type { Cell } from '../workloads/network.ts';
import { transpose } from '../workloads/transpose.ts';
import { buildDense } from './buildDense.ts';

/** A unit in two parts: what can be computed for all steps at once, and what has to go step by step. */
export interface BuiltCell {
  /** From (rows, features) to what the rows give to the gates, biases added. */
  project(x: Tensor2D): Tensor2D[];
  /** The state after a step, from that before and what `project` gave for the step; h comes first in a state. */
  step(projected: readonly Tensor2D[], state: readonly Tensor2D[]): Tensor2D[];
  /** How many tensors of (rows, units) a state has. */
  readonly states: number;
}

export function buildCell(cell: Cell): BuiltCell {
  return cell.type === 'gru' ? buildGru(cell) : buildLstm(cell);
}

/** z and r in one product; the proposal needs one of its own, as r stands in between. */
function buildGru(cell: Cell): BuiltCell {
  const [projectGates, projectProposal] = [gatesOf(cell, [0, 1]), gatesOf(cell, [2])].map(buildDense);
  const [U, proposalU] = [recurrentOf(cell, [0, 1]), recurrentOf(cell, [2])];
  return {
    states: 1,
    project: (x) => [projectGates, projectProposal].flatMap((each) => each?.(x) ?? []),
    step([gates, proposal], [h]) {
      if (!gates || !proposal || !h) throw new Error('A GRU has gates, a proposal and a state.');
      const [z, r] = split(sigmoid(add(gates, matMul(h, U))), 2, 1) as [Tensor2D, Tensor2D];
      const proposed = tanh(add(proposal, mul(r, matMul(h, proposalU))));
      return [add(proposed, mul(z, sub(h, proposed)))];
    },
  };
}

/** All four gates in one product. */
function buildLstm(cell: Cell): BuiltCell {
  const gates = [0, 1, 2, 3];
  const project = buildDense(gatesOf(cell, gates));
  const U = recurrentOf(cell, gates);
  const { units } = cell;
  return {
    states: 2,
    project: (x) => [project(x)],
    step([projected], [h, c]) {
      if (!projected || !h || !c) throw new Error('An LSTM has gates and a pair for a state.');
      const [sums, proposal] = split(add(projected, matMul(h, U)), [3 * units, units], 1);
      const [i, f, o] = split(sigmoid(sums as Tensor2D), 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
      const next = add(mul(f, c), mul(i, tanh(proposal as Tensor2D)));
      return [mul(o, tanh(next)), next] as Tensor2D[];
    },
  };
}

/** The input sides of some gates as one layer. */
function gatesOf({ features, units, W, b }: Cell, gates: readonly number[]) {
  return {
    features,
    units: gates.length * units,
    W: joined(W, gates),
    b: joined(b, gates),
    nonlinearity: 'none',
  } as const;
}

function recurrentOf({ units, U }: Cell, gates: readonly number[]): Tensor2D {
  const rows = gates.length * units;
  return tensor2d(transpose(joined(U, gates), rows, units), [units, rows]);
}

function joined(parts: readonly Float32Array[], gates: readonly number[]): Float32Array {
  return Float32Array.from(gates.flatMap((gate) => Array.from(parts[gate] ?? [])));
}
