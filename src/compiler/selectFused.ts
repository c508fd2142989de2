import { countElements } from '../base/valueType.ts';
import { dotSizes } from '../ir/primitives/dot.ts';
import type { FusedParams } from '../ir/primitives/fused.ts';
import type { PackedDotParams } from '../ir/primitives/packedDot.ts';
import { type AxisParams, around } from '../ir/primitives/reduction.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { makerOf, type Read, type RowRead, readOf, rowRead } from './readOf.ts';
import { type Chain, selectChain } from './selectChain.ts';
import { coalesced, isContiguous, isMoving, type Stride, splitAxes } from './view.ts';

/** Functions that a product puts its sums through before it stores them. */
export type SumFunction = 'none' | 'relu' | 'tanh' | 'sigmoid';

/** What the kernel does in one go. */
export type Selected =
  /** A product, each row of `a` read by `rows` and then by `depth`; a bias is added to each sum, and the function applied. */
  | {
      readonly kind: 'product';
      readonly a: Read;
      readonly rows: readonly Stride[];
      readonly depth: readonly Stride[];
      readonly panels: number;
      readonly start: number | undefined;
      readonly bias: Read | undefined;
      readonly f: SumFunction;
      readonly params: PackedDotParams;
    }
  /** Maxima over `segments` for each of `rows`, of `length` elements one behind the other. */
  | {
      readonly kind: 'pool';
      readonly x: Read;
      readonly rows: readonly Stride[];
      readonly segments: readonly Stride[];
      readonly length: number;
    }
  /** Elements of another value, in whatever order they are read. */
  | { readonly kind: 'move'; readonly x: Read }
  /** Arithmetic over rows, of which operands may have but one, and one number for each. */
  | {
      readonly kind: 'binary';
      readonly f: BinaryName;
      readonly rows: number;
      readonly length: number;
      readonly a: RowRead;
      readonly b: RowRead;
    }
  | Chain;

const binaryNames = ['add', 'sub', 'mul', 'div'] as const;
export type BinaryName = (typeof binaryNames)[number];
const isBinary = (name: string): name is BinaryName => binaryNames.some((each) => each === name);

const functionNames = ['relu', 'tanh', 'sigmoid'] as const;
const isFunction = (name: string): name is (typeof functionNames)[number] =>
  functionNames.some((each) => each === name);

/** Equations that are done in one go, which keep what the kernel does for them, as several passes ask. */
export class FusedGroup implements FusedParams {
  readonly body: Program;
  private selected: Selected | undefined;

  /** @param selected where it is known already */
  constructor(body: Program, selected?: Selected) {
    this.body = body;
    this.selected = selected;
  }

  select(): Selected | undefined {
    this.selected ??= select(this.body);
    return this.selected;
  }
}

/** What the kernel does for a program; `undefined` when it has nothing of the kind. */
export function selectFused(params: FusedParams): Selected | undefined {
  return params instanceof FusedGroup ? params.select() : select(params.body);
}

function select(body: Program): Selected | undefined {
  const [output = -1] = body.outputs;
  const result = makerOf(body, output);
  if (!result) return undefined;
  if (body.outputs.length > 1) return selectChain(body);
  const x = isMoving(result.primitive) ? readOf(body, output) : undefined;
  if (x) return { kind: 'move', x };
  return product(body, result) ?? pool(body, result) ?? arithmetic(body, result) ?? selectChain(body);
}

function product(body: Program, last: Equation): Selected | undefined {
  let equation = last;
  let f: SumFunction = 'none';
  if (isFunction(equation.primitive)) {
    f = equation.primitive;
    const before = makerOf(body, equation.inputs[0]);
    if (!before) return undefined;
    equation = before;
  }
  let bias: Read | undefined;
  if (equation.primitive === 'add') {
    const [one = -1, other = -1] = equation.inputs;
    const sums = productOf(body, one) ?? productOf(body, other);
    const added = sums?.outputs[0] === one ? other : one;
    bias = sums && biasOf(body, added);
    if (!sums || !bias) return undefined;
    equation = sums;
  }
  if (equation.primitive !== 'packedDot') return undefined;
  const params = equation.params as PackedDotParams;
  const [x = -1, panelsId = -1, startId] = equation.inputs;
  const a = readOf(body, x);
  const panels = body.inputs.indexOf(panelsId);
  const start = startId === undefined ? undefined : body.inputs.indexOf(startId);
  if (!a || panels < 0 || start === -1) return undefined;
  const { depth } = dotSizes(a.view.shape, params.batch, params.columns);
  const split = depth > 0 ? splitAxes(a.view, depth) : undefined;
  if (!split) return undefined;
  const [rows, within] = split;
  // Several products follow one another as they lie, and single numbers are better gathered before.
  if (params.batch > 0 && !isContiguous(a.view)) return undefined;
  if (depth > 1 && within.at(-1)?.stride !== 1) return undefined;
  return { kind: 'product', a, rows, depth: within, panels, start, bias, f, params };
}

/** What makes a value, if that is a product. */
function productOf(body: Program, id: ValueId): Equation | undefined {
  const maker = makerOf(body, id);
  return maker?.primitive === 'packedDot' ? maker : undefined;
}

/** A vector along the last axis that is the same for all rows. */
function biasOf(body: Program, id: ValueId): Read | undefined {
  const read = readOf(body, id);
  const columns = read?.view.shape.at(-1) ?? 0;
  const split = read && columns > 0 ? splitAxes(read.view, columns) : undefined;
  if (!read || !split) return undefined;
  const [rows, [along, ...more]] = split;
  const repeated = rows.every(({ stride }) => stride === 0);
  return repeated && more.length === 0 && (!along || along.stride === 1) ? read : undefined;
}

function pool(body: Program, { primitive, inputs, params }: Equation): Selected | undefined {
  const [id = -1] = inputs;
  const x = primitive === 'max' ? readOf(body, id) : undefined;
  if (!x || isContiguous(x.view) || countElements(x.view.shape) === 0) return undefined;
  const { length: region, inner } = around(x.view.shape, (params as AxisParams).axis);
  const split = splitAxes(x.view, region * inner);
  const within = split && splitAxes({ ...x.view, axes: split[1], shape: [region * inner] }, inner);
  if (!split || !within) return undefined;
  const [segments, [along, ...more]] = within;
  if (more.length > 0 || (along && along.stride !== 1)) return undefined;
  return { kind: 'pool', x, rows: split[0], segments, length: inner };
}

function arithmetic(body: Program, { primitive, inputs }: Equation): Selected | undefined {
  if (!isBinary(primitive)) return undefined;
  const [a, b] = inputs.map((id) => readOf(body, id));
  if (!a || !b) return undefined;
  const total = countElements(a.view.shape);
  if (total === 0) return undefined;
  const both = [a, b].map(({ view }) => coalesced(view.axes));
  const [, rowAxis] = both.find((axes) => axes.length === 2) ?? [];
  const length = rowAxis?.size ?? total;
  const [first, second] = [a, b].map((read, i) => rowRead(read, both[i] ?? [], length));
  if (!first || !second) return undefined;
  return { kind: 'binary', f: primitive, rows: total / length, length, a: first, b: second };
}
