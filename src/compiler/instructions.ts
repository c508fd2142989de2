import { countElements } from '../base/valueType.ts';
import { type BroadcastParams, broadcastStrides } from '../ir/primitives/broadcast.ts';
import { type DotParams, dotSizes } from '../ir/primitives/dot.ts';
import type { OverlapAddParams } from '../ir/primitives/overlapAdd.ts';
import type { PadParams } from '../ir/primitives/pad.ts';
import { type AxisParams, around } from '../ir/primitives/reduction.ts';
import type { SliceParams } from '../ir/primitives/slice.ts';
import type { TransposeParams } from '../ir/primitives/transpose.ts';
import { type WindowParams, windowStrides } from '../ir/primitives/window.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Equation, Params, Shape } from '../ir/program.ts';
import { stridesOf } from '../ir/strides.ts';
import type { Instruction } from './plan.ts';

/** A value of the program in the arena. */
export interface Placed {
  readonly shape: Shape;
  readonly address: number;
}

/** An instruction before it is said which node it belongs to. */
type Operation = Instruction extends infer I ? (I extends Instruction ? Omit<I, 'path'> : never) : never;

type Rule = (out: Placed, inputs: readonly Placed[], params: Params) => readonly Operation[];

/** The instructions of an equation whose values have their places. */
export function instructionsFor(
  { primitive, params, path }: Equation,
  out: Placed,
  inputs: readonly Placed[],
): readonly Instruction[] {
  return rules[primitive](out, inputs, params).map((operation): Instruction => ({ ...operation, path }));
}

const rules = {
  add: binary('add'),
  sub: binary('sub'),
  mul: binary('mul'),
  div: binary('div'),
  exp: unary('exp'),
  log: unary('log'),
  tanh: unary('tanh'),
  sigmoid: unary('sigmoid'),
  relu: unary('relu'),
  select: (out, [condition, a, b]) => [
    {
      op: 'select',
      out: out.address,
      condition: address(condition),
      a: address(a),
      b: address(b),
      length: countElements(out.shape),
    },
  ],
  dot: (out, [a, b], params) => [
    {
      op: 'dot',
      out: out.address,
      a: address(a),
      b: address(b),
      ...dotSizes(a?.shape ?? [], b?.shape ?? [], (params as DotParams).batch),
    },
  ],
  sum: reduce('sum'),
  max: reduce('max'),
  firstMax: reduce('firstMax'),
  softmax: (out, [x]) => {
    const length = out.shape.at(-1) ?? 1;
    return [
      { op: 'softmax', out: out.address, x: address(x), rows: countElements(out.shape.slice(0, -1)), length },
    ];
  },
  reshape: () => [],
  transpose: (out, [x], params) => {
    const strides = stridesOf(x?.shape ?? []);
    return [
      read(
        out,
        x,
        (params as TransposeParams).order.map((axis) => strides[axis] ?? 0),
      ),
    ];
  },
  broadcast: (out, [x], params) => [
    read(out, x, broadcastStrides(x?.shape ?? [], params as BroadcastParams)),
  ],
  concat: (out, inputs, params) => {
    const { axis } = params as AxisParams;
    const strides = stridesOf(out.shape);
    let start = out.address;
    return inputs.map((x) => {
      const at = start;
      start += (x.shape[axis] ?? 0) * (strides[axis] ?? 0);
      return write(x, at, strides);
    });
  },
  slice: (out, [x], params) => {
    const strides = stridesOf(x?.shape ?? []);
    return [read(out, x, strides, offset(strides, (params as SliceParams).starts))];
  },
  pad: (out, [x], params) => {
    const { low, value } = params as PadParams;
    const strides = stridesOf(out.shape);
    return [
      { op: 'fill', out: out.address, length: countElements(out.shape), value },
      ...(x ? [write(x, out.address + offset(strides, low), strides)] : []),
    ];
  },
  flip: (out, [x], params) => {
    const { axis } = params as AxisParams;
    const strides = stridesOf(out.shape);
    const last = ((out.shape[axis] ?? 1) - 1) * (strides[axis] ?? 0);
    return [
      read(
        out,
        x,
        strides.map((stride, i) => (i === axis ? -stride : stride)),
        last,
      ),
    ];
  },
  window: (out, [x], params) => [read(out, x, windowStrides(x?.shape ?? [], params as WindowParams))],
  overlapAdd: (out, [x], params) => {
    const strides = windowStrides(out.shape, params as OverlapAddParams);
    return [
      { op: 'fill', out: out.address, length: countElements(out.shape), value: 0 },
      ...(x ? [{ ...write(x, out.address, strides), op: 'accumulate' as const }] : []),
    ];
  },
  map: () => {
    throw new Error('A map has no instruction: batching has to come before.');
  },
  constant: () => {
    throw new Error('A constant has no instruction: it is written once.');
  },
} satisfies Record<PrimitiveName, Rule> as Record<PrimitiveName, Rule>;

function unary(f: 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu'): Rule {
  return (out, [x]) => [
    { op: 'unary', f, out: out.address, x: address(x), length: countElements(out.shape) },
  ];
}

function binary(f: 'add' | 'sub' | 'mul' | 'div'): Rule {
  return (out, [a, b]) => [
    { op: 'binary', f, out: out.address, a: address(a), b: address(b), length: countElements(out.shape) },
  ];
}

function reduce(f: 'sum' | 'max' | 'firstMax'): Rule {
  return (out, [x], params) => [
    {
      op: 'reduce',
      f,
      out: out.address,
      x: address(x),
      ...around(x?.shape ?? [], (params as AxisParams).axis),
    },
  ];
}

/** Copies into the whole of the result, from where the strides say. */
function read(out: Placed, x: Placed | undefined, xStrides: readonly number[], start = 0) {
  return {
    op: 'copy' as const,
    out: out.address,
    outStrides: stridesOf(out.shape),
    x: address(x) + start,
    xStrides,
    shape: out.shape,
  };
}

/** Copies the whole of the operand to where the strides say. */
function write(x: Placed, out: number, outStrides: readonly number[]) {
  return { op: 'copy' as const, out, outStrides, x: x.address, xStrides: stridesOf(x.shape), shape: x.shape };
}

function offset(strides: readonly number[], index: readonly number[]): number {
  return strides.reduce((total, stride, i) => total + stride * (index[i] ?? 0), 0);
}

function address(placed: Placed | undefined): number {
  if (!placed) throw new Error('An operand has no place.');
  return placed.address;
}
