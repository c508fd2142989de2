/** Works on the last two axes of a strided value: `rows` times `length` elements. */
type Plane = (
  m: Float32Array,
  out: number,
  outRow: number,
  outStep: number,
  x: number,
  xRow: number,
  xStep: number,
  rows: number,
  length: number,
) => void;

/** From this length on, a call of the engine's own block copy costs less than a loop. */
export const blockLength = 32;

/** The kernel's `copy`. */
export function copy(
  m: Float32Array,
  out: number,
  outStrides: readonly number[],
  x: number,
  xStrides: readonly number[],
  shape: readonly number[],
): void {
  walk(copyPlane, m, out, outStrides, x, xStrides, shape, 0);
}

/** The kernel's `accumulate`. */
export function accumulate(
  m: Float32Array,
  out: number,
  outStrides: readonly number[],
  x: number,
  xStrides: readonly number[],
  shape: readonly number[],
): void {
  walk(addPlane, m, out, outStrides, x, xStrides, shape, 0);
}

/** Goes over all axes before the last two, from `axis` on. It calls itself, so that it needs no counters on the heap. */
function walk(
  plane: Plane,
  m: Float32Array,
  out: number,
  outStrides: readonly number[],
  x: number,
  xStrides: readonly number[],
  shape: readonly number[],
  axis: number,
): void {
  const left = shape.length - axis;
  if (left > 2) {
    const size = shape[axis]!;
    for (let i = 0; i < size; i++) {
      walk(
        plane,
        m,
        out + i * outStrides[axis]!,
        outStrides,
        x + i * xStrides[axis]!,
        xStrides,
        shape,
        axis + 1,
      );
    }
  } else if (left === 2) {
    const [rows, length] = [shape[axis]!, shape[axis + 1]!];
    plane(
      m,
      out,
      outStrides[axis]!,
      outStrides[axis + 1]!,
      x,
      xStrides[axis]!,
      xStrides[axis + 1]!,
      rows,
      length,
    );
  } else if (left === 1) {
    plane(m, out, 0, outStrides[axis]!, x, 0, xStrides[axis]!, 1, shape[axis]!);
  } else {
    plane(m, out, 0, 1, x, 0, 1, 1, 1);
  }
}

const copyPlane: Plane = (m, out, outRow, outStep, x, xRow, xStep, rows, length) => {
  const dense = outStep === 1 && length >= blockLength;
  for (let r = 0; r < rows; r++) {
    if (dense && xStep === 1) m.copyWithin(out, x, x + length);
    else if (dense && xStep === 0) m.fill(m[x]!, out, out + length);
    else for (let i = 0; i < length; i++) m[out + i * outStep] = m[x + i * xStep]!;
    out += outRow;
    x += xRow;
  }
};

const addPlane: Plane = (m, out, outRow, outStep, x, xRow, xStep, rows, length) => {
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < length; i++) {
      const at = out + i * outStep;
      m[at] = m[at]! + m[x + i * xStep]!;
    }
    out += outRow;
    x += xRow;
  }
};
