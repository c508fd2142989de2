import { countElements } from '../base/valueType.ts';
import { changeBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { countFlops } from '../ir/cost.ts';
import type { BroadcastParams } from '../ir/primitives/broadcast.ts';
import type { DotParams } from '../ir/primitives/dot.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { SliceParams } from '../ir/primitives/slice.ts';
import type { TransposeParams } from '../ir/primitives/transpose.ts';
import type { WindowParams } from '../ir/primitives/window.ts';
import { type PrimitiveName, rulesOf } from '../ir/primitives.ts';
import type { Equation, Params, Program, Shape } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';

/** The same move of rows of another length; `undefined` where rows do not stay whole, so that they cannot be another length. */
type Rule = (x: Shape, out: Shape, params: Params, length: number) => Params | undefined;

/** The primitives that only move, repeat or leave out rows: what is computed of each row can be computed before. */
const rules = {
  gather: (x, _, params) => (x.length === 2 ? params : undefined),
  window(x, _, params) {
    const { first, sizes } = params as WindowParams;
    return first + sizes.length < x.length ? params : undefined;
  },
  transpose: (x, _, params) =>
    (params as TransposeParams).order.at(-1) === x.length - 1 ? params : undefined,
  flip: (x, _, params) => ((params as AxisParams).axis < x.length - 1 ? params : undefined),
  slice: (x, out, params, length) =>
    x.at(-1) === out.at(-1) ? { ...(params as SliceParams), shape: out.with(-1, length) } : undefined,
  broadcast: (x, out, params, length) =>
    x.length > 0 && (params as BroadcastParams).axes.at(-1) === out.length - 1
      ? { ...(params as BroadcastParams), shape: out.with(-1, length) }
      : undefined,
  // Of rows of nothing, a reshape may make another number.
  reshape: (x, out, _, length) =>
    x.at(-1) !== 0 && x.length > 0 && out.length > 0 && x.at(-1) === out.at(-1)
      ? { shape: out.with(-1, length) }
      : undefined,
} satisfies Partial<Record<PrimitiveName, Rule>>;

const ruleOf = (primitive: PrimitiveName): Rule | undefined =>
  primitive in rules ? rules[primitive as keyof typeof rules] : undefined;

/** The moves that may give more rows than there are. */
const repeating = ['window', 'gather', 'broadcast'] as const;

/** Functions that work on each row alone when they work on each number alone. */
const unary: ReadonlySet<PrimitiveName> = new Set(['exp', 'log', 'tanh', 'sigmoid', 'relu']);
const binary: ReadonlySet<PrimitiveName> = new Set(['add', 'sub', 'mul', 'div']);

/** For how many runs, as a guess, what is made of lasting inputs alone is there. */
const lastingRuns = 64;

/**
 * What making more rows than a run needs may take in all, as it is done again whenever a weight changes: about a hundredth of a
 * second, and room for so many numbers.
 */
const most = { flops: 2 ** 29, elements: 2 ** 22 };

/**
 * Computes what is computed of each row alone before rows are repeated rather than after, where that is fewer of them: products
 * of a sequence before windows slide over it, and of an embedding of a few symbols before it is looked up for many; and the
 * biases and functions behind them. What is made of lasting inputs alone is made once for many runs, so that a layer over
 * an embedding is best applied to all its vectors, even if there are more of them than a run looks up.
 * @param lasting the numbers, among the program's inputs, of those that stay the same for many runs
 */
export function rowsBeforeMoves(program: Program, lasting: ReadonlySet<number> = new Set()): Program {
  if (!repeating.some((name) => applies(program, name))) return program;
  const lasts = new Set(program.inputs.filter((_, i) => lasting.has(i)));
  const made = new Made();
  return rewrite(program, (emit, each, inputs) => {
    const equation = changeBodies(each, (body) => rowsBeforeMoves(body));
    for (const [i, operand] of inputs.entries())
      if (lasts.has(each.inputs[i] ?? -1)) made.lasting.add(operand);
    return made.beforeMoves(emit, equation, inputs) ?? made.apply(emit, equation, inputs);
  });
}

type Applied = Pick<Equation, 'primitive' | 'params' | 'path'>;

/** An operand, and how it was made if by a move. */
interface Move extends Applied {
  readonly inputs: readonly Operand[];
}

class Made {
  /** What is made of lasting inputs and constants alone. */
  readonly lasting = new Set<Operand>();
  private readonly moves = new Map<Operand, Move>();
  private left = most;

  apply(emit: Builder, { primitive, params, path }: Applied, inputs: readonly Operand[]): readonly Operand[] {
    const outputs = emit.apply(primitive, inputs, params);
    const [output] = outputs;
    if (output && ruleOf(primitive)) this.moves.set(output, { primitive, params, path, inputs });
    if (inputs.every((operand) => this.lasting.has(operand)))
      for (const each of outputs) this.lasting.add(each);
    return outputs;
  }

  /** The results of an equation that is applied to rows before they are repeated; `undefined` where that is no use. */
  beforeMoves(emit: Builder, equation: Equation, inputs: readonly Operand[]): readonly Operand[] | undefined {
    for (const [i, operand] of inputs.entries()) {
      const othersLast = inputs.every((each, k) => k === i || this.lasting.has(each));
      const moves = this.movesToRepeat(operand, othersLast);
      const base = moves[0]?.inputs[0];
      const others = base && this.operandsFor(emit, equation, inputs, i, base);
      if (!others || (rowsOf(base) >= rowsOf(operand) && !this.affords(equation, others))) continue;
      const [rows] = this.apply(emit, equation, others);
      if (!rows) throw new Error(`${equation.primitive} gave no result.`);
      const { path } = emit;
      const result = moves.reduce((x, move) => this.again(emit, move, x), rows);
      emit.path = path;
      return [result];
    }
    return undefined;
  }

  /** The operands when number i is `base` instead; `undefined` where the others are not the same for all rows. */
  private operandsFor(
    emit: Builder,
    { primitive, params }: Equation,
    inputs: readonly Operand[],
    i: number,
    base: Operand,
  ): readonly Operand[] | undefined {
    if (unary.has(primitive)) return [base];
    if (primitive === 'dot')
      return i === 0 && inputs.length === 2 && (params as DotParams).batch === 0
        ? [base, ...inputs.slice(1)]
        : undefined;
    const other = binary.has(primitive) ? inputs[1 - i] : undefined;
    const row = other && this.rowOf(other);
    if (!row) return undefined;
    const { shape } = base;
    const along = { shape, axes: [shape.length - 1] };
    const repeated = this.apply(emit, { primitive: 'broadcast', params: along, path: emit.path }, [row]);
    return i === 0 ? [base, ...repeated] : [...repeated, base];
  }

  /** The vector that every row of an operand is. */
  private rowOf(operand: Operand): Operand | undefined {
    let row = operand;
    while (row.shape.length > 1) {
      const move = this.moves.get(row);
      const [before] = move?.inputs ?? [];
      if (move?.primitive !== 'broadcast' || !before) return undefined;
      if ((move.params as BroadcastParams).axes.at(-1) !== row.shape.length - 1) return undefined;
      row = before;
    }
    return row;
  }

  /** Takes what an equation needs from what is left for making more rows than a run needs, if that is enough. */
  private affords({ primitive, params }: Applied, operands: readonly Operand[]): boolean {
    const shapes = operands.map(({ shape }) => shape);
    const rules = rulesOf(primitive);
    const [out = []] = rules.infer(shapes, params);
    const flops = this.left.flops - rules.flops(shapes, params, countFlops);
    const elements = this.left.elements - countElements(out);
    if (flops < 0 || elements < 0) return false;
    this.left = { flops, elements };
    return true;
  }

  /**
   * The moves that lead to an operand from what has fewer rows, in their order; none where there is no such. Where it is computed with
   * nothing but what lasts, lasting rows count for the share of them that a run makes.
   */
  private movesToRepeat(operand: Operand, othersLast: boolean): readonly Move[] {
    const rowsInRun = (each: Operand) =>
      rowsOf(each) / (othersLast && this.lasting.has(each) ? lastingRuns : 1);
    const moves: Move[] = [];
    let [best, fewest] = [0, rowsInRun(operand)];
    let to = operand;
    for (let move = this.moves.get(to); move; move = this.moves.get(to)) {
      const [from] = move.inputs;
      const { primitive, params } = move;
      if (!from || from.shape.length < 2) break;
      if (!ruleOf(primitive)?.(from.shape, to.shape, params, to.shape.at(-1) ?? 0)) break;
      moves.push(move);
      to = from;
      if (rowsInRun(to) < fewest) [best, fewest] = [moves.length, rowsInRun(to)];
    }
    return moves.slice(0, best).reverse();
  }

  /** Does a move again, of other rows. */
  private again(emit: Builder, move: Move, rows: Operand): Operand {
    const [from, ...others] = move.inputs;
    const to = rulesOf(move.primitive).infer(
      move.inputs.map(({ shape }) => shape),
      move.params,
    )[0];
    const params = ruleOf(move.primitive)?.(from?.shape ?? [], to ?? [], move.params, rows.shape.at(-1) ?? 0);
    if (!params) throw new Error(`${move.primitive} does not leave rows whole.`);
    emit.path = move.path;
    const [result] = this.apply(emit, { ...move, params }, [rows, ...others]);
    if (!result) throw new Error(`${move.primitive} gave no result.`);
    return result;
  }
}

function rowsOf({ shape }: Operand): number {
  return countElements(shape.slice(0, -1));
}
