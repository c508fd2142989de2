import { countElements } from '../base/valueType.ts';
import { countFlops } from '../ir/cost.ts';
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
  | Product
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

/** A product to each sum of which a bias is added, and a function applied. Operands are inputs of the program, by number. */
export interface Product {
  readonly kind: 'product';
  readonly a: number;
  /** Where its first row begins. */
  readonly aStart: number;
  /** How far apart its rows begin, or the axes by which they do. */
  readonly aRows: number | readonly Stride[];
  /** The axes by which the segments of a row begin, and how many elements lie one behind the other in each. */
  readonly segments: readonly Stride[];
  readonly segmentLength: number;
  readonly panels: number;
  /** −1 for none. */
  readonly start: number;
  /** −1 for none. */
  readonly bias: number;
  readonly biasStart: number;
  readonly f: SumFunction;
  readonly products: number;
  readonly rows: number;
  readonly columns: number;
}

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
  private flops: number | undefined;

  /** @param selected and flops where they are known already */
  constructor(body: Program, selected?: Selected, flops?: number) {
    this.body = body;
    this.selected = selected;
    this.flops = flops;
  }

  /** How many floating-point operations it takes. */
  countFlops(): number {
    this.flops ??= countFlops(this.body);
    return this.flops;
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

function product(body: Program, last: Equation): Product | undefined {
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
  const start = startId === undefined ? -1 : body.inputs.indexOf(startId);
  if (!a || panels < 0 || (startId !== undefined && start < 0)) return undefined;
  const { depth, products, rows, columns } = dotSizes(a.view.shape, params.batch, params.columns);
  const split = depth > 0 ? splitAxes(a.view, depth) : undefined;
  if (!split) return undefined;
  const [between, within] = split;
  const [only, ...more] = between;
  const along = within.at(-1);
  // Several products follow one another as they lie, and single numbers are better gathered before.
  if (params.batch > 0 && !isContiguous(a.view)) return undefined;
  if (depth > 1 && along?.stride !== 1) return undefined;
  return {
    kind: 'product',
    a: a.input,
    aStart: a.view.start,
    aRows: more.length > 0 ? between : (only?.stride ?? 0),
    segments: within.slice(0, -1),
    segmentLength: along?.size ?? 1,
    panels,
    start,
    bias: bias?.input ?? -1,
    biasStart: bias?.view.start ?? 0,
    f,
    products,
    rows,
    columns,
  };
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
