import { countElements } from '../base/valueType.ts';
import { dotSizes } from '../ir/primitives/dot.ts';
import type { FusedParams } from '../ir/primitives/fused.ts';
import type { OverlapAddParams } from '../ir/primitives/overlapAdd.ts';
import type { PackedDotParams } from '../ir/primitives/packedDot.ts';
import type { PadParams } from '../ir/primitives/pad.ts';
import { type AxisParams, around } from '../ir/primitives/reduction.ts';
import { windowStrides } from '../ir/primitives/window.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Equation, Params, Shape } from '../ir/program.ts';
import { stridesOf } from '../ir/strides.ts';
import type { Instruction } from './plan.ts';
import type { Read } from './readOf.ts';
import { selectFused } from './selectFused.ts';
import { coalesced, isMoving, moved, offsetsOf, type Stride, type View, wholeView } from './view.ts';

/** A value of the program in the arena. */
export interface Placed {
  readonly shape: Shape;
  readonly address: number;
}

/** An instruction before it is said which node it belongs to. */
type Operation = Instruction extends infer I ? (I extends Instruction ? Omit<I, 'path'> : never) : never;

type Rule = (out: Placed, inputs: readonly Placed[], params: Params) => readonly Operation[];

/** The instructions of an equation whose values have their places; none when the result is in its place already. */
export function instructionsFor(
  { primitive, params, path }: Equation,
  outs: readonly Placed[],
  inputs: readonly Placed[],
): readonly Instruction[] {
  const [x] = inputs;
  const [out] = outs;
  if (!out) return [];
  if (primitive === 'fused') return [fusedInstruction(params as FusedParams, outs, out, inputs, path)];
  const operations = isMoving(primitive)
    ? move(out, x, x && moved(primitive, wholeView(x.shape), out.shape, params))
    : rules[primitive](out, inputs, params);
  return operations.map((operation): Instruction => ({ ...operation, path }));
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
  dot: unexpected,
  packedDot: (out, [a, panels, start], params) => {
    const { batch, columns } = params as PackedDotParams;
    const { products, rows, depth } = dotSizes(a?.shape ?? [], batch, columns);
    return [
      {
        op: 'dense',
        out: out.address,
        outRow: columns,
        a: address(a),
        aRows: depth,
        segments: [0],
        segmentLength: depth,
        panels: address(panels),
        start: start ? start.address : -1,
        bias: -1,
        f: 'none',
        products,
        rows,
        columns,
      },
    ];
  },
  fused: unexpected,
  sum: reduce('sum'),
  max: reduce('max'),
  firstMax: reduce('firstMax'),
  softmax: (out, [x]) => {
    const length = out.shape.at(-1) ?? 1;
    return [
      { op: 'softmax', out: out.address, x: address(x), rows: countElements(out.shape.slice(0, -1)), length },
    ];
  },
  concat: (out, inputs, params) => {
    const { axis } = params as AxisParams;
    const strides = stridesOf(out.shape);
    let start = out.address;
    return inputs.flatMap((x) => {
      const at = start;
      start += (x.shape[axis] ?? 0) * (strides[axis] ?? 0);
      return x.address === at ? [] : [write(x, at, strides)];
    });
  },
  pad: (out, [x], params) => {
    const { low, value } = params as PadParams;
    const strides = stridesOf(out.shape);
    return [
      { op: 'fill', out: out.address, length: countElements(out.shape), value },
      ...(x ? [write(x, out.address + offset(strides, low), strides)] : []),
    ];
  },
  overlapAdd: (out, [x], params) => {
    const strides = windowStrides(out.shape, params as OverlapAddParams);
    return [
      { op: 'fill', out: out.address, length: countElements(out.shape), value: 0 },
      ...(x ? [{ ...write(x, out.address, strides), op: 'accumulate' as const }] : []),
    ];
  },
  gather: (out, [table, indices]) => [
    {
      op: 'gather',
      out: out.address,
      table: address(table),
      ...rows(indices, table),
      indices: address(indices),
    },
  ],
  segmentSum: (out, [x, indices]) => [
    { op: 'fill', out: out.address, length: countElements(out.shape), value: 0 },
    { op: 'scatterAdd', out: out.address, x: address(x), ...rows(indices, out), indices: address(indices) },
  ],
  map: unexpected,
  fold: unexpected,
  scan: unexpected,
  constant: unexpected,
} satisfies Partial<Record<PrimitiveName, Rule>>;

function unexpected(): never {
  throw new Error(
    'Maps and folds are taken apart by passes, scans become loops, and constants are written once.',
  );
}

function unary(f: 'exp' | 'log' | 'tanh' | 'sigmoid' | 'relu'): Rule {
  return (out, [x]) => [
    { op: 'unary', f, out: out.address, x: address(x), length: countElements(out.shape) },
  ];
}

function binary(f: 'add' | 'sub' | 'mul' | 'div'): Rule {
  return (out, [a, b]) => {
    const length = countElements(out.shape);
    const row = { aRow: length, aStep: 1, bRow: length, bStep: 1 } as const;
    return [{ op: 'binary', f, out: out.address, rows: 1, length, a: address(a), b: address(b), ...row }];
  };
}

function fusedInstruction(
  params: FusedParams,
  outs: readonly Placed[],
  out: Placed,
  inputs: readonly Placed[],
  path: string,
): Instruction {
  const selected = selectFused(params);
  if (!selected) throw new Error('The kernel has no such operation.');
  const at = ({ input, view }: Read) => address(inputs[input]) + view.start;
  switch (selected.kind) {
    case 'product': {
      const { a, aStart, aRows, segments, segmentLength, panels, start, bias, biasStart } = selected;
      const { f, products, rows, columns } = selected;
      return {
        path,
        op: 'dense',
        out: out.address,
        outRow: columns,
        a: address(inputs[a]) + aStart,
        aRows: typeof aRows === 'number' ? aRows : offsetsOf(aRows),
        segments: offsetsOf(segments),
        segmentLength,
        panels: address(inputs[panels]),
        start: start < 0 ? -1 : address(inputs[start]),
        bias: bias < 0 ? -1 : address(inputs[bias]) + biasStart,
        f,
        products,
        rows,
        columns,
      };
    }
    case 'pool': {
      const { x, rows, segments, length } = selected;
      return {
        path,
        op: 'pool',
        out: out.address,
        x: at(x),
        xRows: rowsOf(rows),
        segments: offsetsOf(segments),
        rows: rows.reduce((total, { size }) => total * size, 1),
        length,
      };
    }
    case 'move':
      return { path, ...copied(out, address(inputs[selected.x.input]), selected.x.view) };
    case 'binary': {
      const { f, rows, length, a, b } = selected;
      return {
        path,
        op: 'binary',
        f,
        out: out.address,
        rows,
        length,
        ...{ a: at(a), aRow: a.row, aStep: a.step },
        ...{ b: at(b), bRow: b.row, bStep: b.step },
      };
    }
    case 'chain': {
      const { rows, length, reads, steps } = selected;
      const read = reads.map((each) => ({ address: at(each), row: each.row, step: each.step }));
      const made = outs.map((each) => ({ address: each.address, row: length, step: 1 as const }));
      return { path, op: 'chain', rows, length, values: [...read, ...made], steps };
    }
  }
}

/** How far apart rows begin, or where each does. */
function rowsOf(axes: readonly Stride[]): number | readonly number[] {
  const [only, ...more] = axes;
  return more.length > 0 ? offsetsOf(axes) : (only?.stride ?? 0);
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

/** Copies into the whole of the result, unless it lies where it is read. */
function move(out: Placed, x: Placed | undefined, view: View | undefined): readonly Operation[] {
  if (countElements(out.shape) === 0) return [];
  if (!view) throw new Error('A whole value is read by strides.');
  return address(x) + view.start === out.address ? [] : [copied(out, address(x), view)];
}

function copied(out: Placed, x: number, { start, axes }: View): Operation {
  const read = coalesced(axes);
  const shape = read.map(({ size }) => size);
  const strides = { outStrides: stridesOf(shape), xStrides: read.map(({ stride }) => stride) };
  return { op: 'copy', out: out.address, x: x + start, shape, ...strides };
}

/** How many rows indices name, and the elements of each row of a table. */
function rows(indices: Placed | undefined, table: Placed | undefined) {
  return { count: countElements(indices?.shape ?? []), row: countElements(table?.shape.slice(1) ?? []) };
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
