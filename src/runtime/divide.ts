import { panelWidth } from '../base/panelWidth.ts';
import type { Instruction, Plan } from '../compiler/plan.ts';
import { coalesce } from './coalesce.ts';

/** An instruction that is no loop. */
export type Single = Exclude<Instruction, { op: 'loop' }>;

/** What an elementary function costs beside an addition, roughly. */
const elementaryWork = 20;

/** What an optimiser's step costs for a number, which moves several. */
const optimiserWork = 4;

const elementary: ReadonlySet<string> = new Set(['exp', 'log', 'tanh', 'sigmoid']);

/** What a function takes for each element. */
function eachOf(f: string): number {
  return elementary.has(f) ? elementaryWork : 1;
}

/** About how long a run takes that does everything, in additions. */
export function workOfRun({ steps }: Plan): number {
  return steps.reduce(
    (work, { instructions }) => instructions.reduce((sum, each) => sum + workOf(each), work),
    0,
  );
}

/** About how long an instruction takes, in additions. */
export function workOf(instruction: Instruction): number {
  switch (instruction.op) {
    case 'unary':
      return instruction.length * eachOf(instruction.f);
    case 'binary':
      return instruction.rows * instruction.length;
    case 'select':
    case 'fill':
      return instruction.length;
    case 'chain':
      return (
        instruction.rows * instruction.length * instruction.steps.reduce((all, { f }) => all + eachOf(f), 0)
      );
    case 'dense': {
      const { products, rows, columns, segments, segmentLength, f } = instruction;
      const each = 2 * segments.length * segmentLength + eachOf(f);
      return products * rows * columns * each;
    }
    case 'pool':
      return instruction.rows * instruction.segments.length * instruction.length;
    case 'reduce':
      return instruction.outer * instruction.length * instruction.inner;
    case 'softmax':
      return instruction.rows * instruction.length * elementaryWork;
    case 'copy':
    case 'accumulate':
      return instruction.shape.reduce((product, size) => product * size, 1);
    case 'gather':
    case 'scatterAdd':
      return instruction.count * instruction.row;
    case 'squares':
      return instruction.length;
    case 'momentum':
    case 'adam':
      return optimiserWork * instruction.length;
    case 'loop':
      return instruction.times * instruction.body.reduce((work, each) => work + workOf(each), 0);
  }
}

/**
 * Takes a long instruction apart into ones of at most `limit` work where it can be, so that a run can be interrupted
 * between them. The parts touch the same elements in the same order, so they give the same bits. A loop stays one, and
 * the instructions within it are taken apart.
 */
export function divide(instruction: Instruction, limit: number): readonly Instruction[] {
  if (instruction.op === 'loop')
    return [{ ...instruction, body: instruction.body.flatMap((each) => divide(each, limit)) }];
  if (workOf(instruction) <= limit) return [instruction];
  const halves = halve(instruction);
  return halves ? halves.flatMap((half) => divide(half, limit)) : [instruction];
}

/** The same in so many parts of about the same work, a power of two, that can be done at once; the instruction alone if it cannot be parted. */
export function partsOf(instruction: Single, count: number): readonly Single[] {
  const halves = count > 1 ? halve(instruction) : undefined;
  return halves ? halves.flatMap((half) => partsOf(half, count / 2)) : [instruction];
}

/** Two instructions, one behind the other, along the outermost extent that can be parted; `undefined` if none can. */
function halve(instruction: Single): readonly [Single, Single] | undefined {
  switch (instruction.op) {
    case 'unary': {
      const { out, x, length } = instruction;
      return parted(length, (at, size) => ({ ...instruction, out: out + at, x: x + at, length: size }));
    }
    case 'binary': {
      const { out, rows, length, a, aRow, aStep, b, bRow, bStep } = instruction;
      if (rows > 1)
        return parted(rows, (at, size) => ({
          ...instruction,
          out: out + at * length,
          a: a + at * aRow,
          b: b + at * bRow,
          rows: size,
        }));
      return parted(length, (at, size) => ({
        ...instruction,
        out: out + at,
        a: a + at * aStep,
        b: b + at * bStep,
        length: size,
      }));
    }
    case 'select': {
      const { out, condition, a, b, length } = instruction;
      return parted(length, (at, size) => ({
        ...instruction,
        out: out + at,
        condition: condition + at,
        a: a + at,
        b: b + at,
        length: size,
      }));
    }
    case 'chain': {
      const { rows, length, values } = instruction;
      if (rows > 1)
        return parted(rows, (at, size) => ({
          ...instruction,
          values: values.map((each) => ({ ...each, address: each.address + at * each.row })),
          rows: size,
        }));
      return parted(length, (at, size) => ({
        ...instruction,
        values: values.map((each) => ({ ...each, address: each.address + at * each.step })),
        length: size,
      }));
    }
    case 'fill': {
      const { out, length } = instruction;
      return parted(length, (at, size) => ({ ...instruction, out: out + at, length: size }));
    }
    case 'momentum':
    case 'adam': {
      const { out, kept, gradient, length } = instruction;
      return parted(length, (at, size) => ({
        ...instruction,
        out: out + at,
        kept: kept.map((each) => each + at),
        gradient: gradient + at,
        length: size,
      }));
    }
    case 'squares':
      return undefined;
    case 'softmax': {
      const { out, x, rows, length } = instruction;
      return parted(rows, (at, size) => ({
        ...instruction,
        out: out + at * length,
        x: x + at * length,
        rows: size,
      }));
    }
    case 'dense':
      return halveDense(instruction);
    case 'pool': {
      const { out, rows, length } = instruction;
      return parted(rows, (at, size) => ({
        ...instruction,
        out: out + at * length,
        ...{ x: rowAt(instruction.x, instruction.xRows, at), xRows: rowsFrom(instruction.xRows, at, size) },
        rows: size,
      }));
    }
    case 'reduce': {
      const { f, out, x, outer, length, inner } = instruction;
      const written = f === 'firstMax' ? length * inner : inner;
      return parted(outer, (at, size) => ({
        ...instruction,
        out: out + at * written,
        x: x + at * length * inner,
        outer: size,
      }));
    }
    case 'copy':
    case 'accumulate': {
      // Only along the outermost axis, so that what is accumulated keeps its order.
      const merged = coalesce(instruction);
      const [first = 0, ...others] = merged.shape;
      const [outStride = 0] = merged.outStrides;
      const [xStride = 0] = merged.xStrides;
      return parted(first, (at, size) => ({
        ...merged,
        out: merged.out + at * outStride,
        x: merged.x + at * xStride,
        shape: [size, ...others],
      }));
    }
    case 'gather': {
      const { out, indices, count, row } = instruction;
      return parted(count, (at, size) => ({
        ...instruction,
        out: out + at * row,
        indices: indices + at,
        count: size,
      }));
    }
    case 'scatterAdd': {
      const { x, indices, count, row } = instruction;
      return parted(count, (at, size) => ({
        ...instruction,
        x: x + at * row,
        indices: indices + at,
        count: size,
      }));
    }
  }
}

function halveDense(
  instruction: Extract<Instruction, { op: 'dense' }>,
): readonly [Single, Single] | undefined {
  const { out, outRow, a, aRows, segments, segmentLength, panels, start, bias, products, rows, columns } =
    instruction;
  const after = (address: number, by: number) => (address < 0 ? -1 : address + by);
  const panelSize = panelWidth * segments.length * segmentLength;
  if (products > 1) {
    if (typeof aRows !== 'number') throw new Error('Several products have their rows one behind the other.');
    return parted(products, (at, size) => ({
      ...instruction,
      out: out + at * rows * outRow,
      a: a + at * rows * aRows,
      panels: panels + at * Math.ceil(columns / panelWidth) * panelSize,
      start: after(start, at * rows * outRow),
      products: size,
    }));
  }
  if (rows > rowsTogether)
    return parted(Math.ceil(rows / rowsTogether), (unit, units) => {
      const at = unit * rowsTogether;
      const size = Math.min(rows - at, units * rowsTogether);
      return {
        ...instruction,
        out: out + at * outRow,
        ...{ a: rowAt(a, aRows, at), aRows: rowsFrom(aRows, at, size) },
        start: after(start, at * outRow),
        rows: size,
      };
    });
  return parted(Math.ceil(columns / panelWidth), (at, size) => ({
    ...instruction,
    out: out + at * panelWidth,
    panels: panels + at * panelSize,
    start: after(start, at * panelWidth),
    bias: after(bias, at * panelWidth),
    columns: Math.min(columns - at * panelWidth, size * panelWidth),
  }));
}

/** How many rows of a product stay together: a multiple of those that the kernel takes at a time. */
const rowsTogether = 10;

/** Where rows begin that go on at the row `at`. */
function rowAt(start: number, rows: number | readonly number[], at: number): number {
  return typeof rows === 'number' ? start + at * rows : start;
}

function rowsFrom(rows: number | readonly number[], at: number, size: number): number | readonly number[] {
  return typeof rows === 'number' ? rows : rows.slice(at, at + size);
}

function parted(
  length: number,
  part: (at: number, size: number) => Single,
): readonly [Single, Single] | undefined {
  if (length < 2) return undefined;
  const half = length >> 1;
  return [part(0, half), part(half, length - half)];
}
