import type { Builder, Operand } from '../../src/ir/builder.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import type { Shape } from '../../src/ir/program.ts';

interface Body {
  shapes(n: number): readonly Shape[];
  build(emit: Builder, inputs: readonly Operand[]): readonly Operand[];
}

/** Bodies of maps: with several operands and results, shared operands, results that depend on none, maps within. */
export const mapBodies: readonly (Body & { readonly mapped: number })[] = [
  { mapped: 1, shapes: (n) => [[n]], build: (emit, inputs) => emit.apply('tanh', inputs, {}) },
  {
    mapped: 1,
    shapes: (n) => [[n], [2, n], [2]],
    build: (emit, [x, W, b]) =>
      x && W && b ? [emit.one('sigmoid', [emit.add(emit.dot(x, W), b)], {}), emit.sum(x, 0)] : [],
  },
  {
    mapped: 2,
    shapes: (n) => [[n, 2], [3, 2], [n]],
    build: (emit, [a, b, shared]) =>
      a && b && shared ? [emit.dot(a, b), shared, emit.fill(0.5, [2]), a] : [],
  },
  {
    mapped: 1,
    shapes: (n) => [[n, 3], [3]],
    build: (emit, [rows, w]) =>
      rows && w
        ? emit.map([rows], rows.shape[0] ?? 1, (inner, [row]) =>
            row ? [inner.mul(row, w), inner.sum(inner.mul(row, w), 0)] : [],
          )
        : [],
  },
];

/** Bodies of scans: of one state and several, without elements, without states, with results and without. */
export const scanBodies: readonly (Body & { readonly elements: number; readonly states: number })[] = [
  {
    elements: 1,
    states: 1,
    shapes: (n) => [[n], [2], [2, n + 2]],
    build(emit, [x, h, W]) {
      if (!x || !h || !W) return [];
      const next = emit.one('tanh', [emit.dot(emit.concat([x, h], 0), W)], {});
      return [next, next];
    },
  },
  {
    elements: 2,
    states: 2,
    shapes: (n) => [[n], [2], [n], [n, 2], [2, n], [n]],
    build(emit, [x, y, a, B, W, w]) {
      if (!x || !y || !a || !B || !W || !w) return [];
      const product = emit.one('sigmoid', [emit.add(emit.dot(a, W), y)], {});
      const next = emit.one('tanh', [emit.add(emit.mul(a, w), x)], {});
      return [next, emit.add(B, product), product, emit.sum(B, 0), x];
    },
  },
  {
    // States that change places, one that stays, an element that nothing reads, a result that depends on nothing.
    elements: 1,
    states: 3,
    shapes: (n) => [[2], [n], [n], [n]],
    build: (emit, [, a, b, c]) =>
      a && b && c ? [b, emit.one('tanh', [emit.add(a, c)], {}), c, emit.fill(0.5, [2])] : [],
  },
  {
    elements: 0,
    states: 1,
    shapes: (n) => [[n], [n]],
    build: (emit, [a, w]) => (a && w ? [emit.one('tanh', [emit.mul(a, w)], {})] : []),
  },
  {
    elements: 1,
    states: 0,
    shapes: (n) => [[n, 2], [2]],
    build: (emit, [rows, w]) =>
      rows && w
        ? emit.map([rows], rows.shape[0] ?? 1, (inner, [row]) => (row ? [inner.mul(row, w)] : []))
        : [],
  },
];

/** What the kernel does in one go: each kind, read as it lies and through moves. */
export const fusedBodies: readonly Body[] = [
  {
    // A gate: parts of rows, a row for all, and what is read again; two results, of which one is read.
    shapes: (n) => [[n, 19], [n, 8], [8]],
    build(emit, [x, h, row]) {
      if (!x || !h || !row) return [];
      const part = (from: number) => emit.slice(x, [0, from], h.shape);
      const z = emit.one('sigmoid', [emit.add(part(0), row)], {});
      const proposal = emit.one('tanh', [part(11)], {});
      return [emit.add(emit.mul(z, h), emit.mul(emit.sub(row, z), proposal)), z];
    },
  },
  {
    // A layer: a product, a bias that is the same for each row, and a function.
    shapes: (n) => [[2, n, 3], panelsShape([n + 8, 3]), [n + 8]],
    build(emit, [x, panels, b]) {
      if (!x || !panels || !b) return [];
      const sums = emit.one('packedDot', [x, panels], { batch: 0, columns: b.shape[0] ?? 0 });
      return [emit.one('tanh', [emit.add(sums, b)], {})];
    },
  },
  {
    // A convolution: the rows of the product are windows of a picture. No rectifier, whose derivative differences miss at its edge.
    shapes: (n) => [[n + 2, 7, 2], panelsShape([10, 12]), [10]],
    build(emit, [x, panels, b]) {
      if (!x || !panels || !b) return [];
      const windows = emit.window(x, 0, [2, 3], [1, 2]);
      const rows = emit.reshape(windows, [...windows.shape.slice(0, 2), 12]);
      const sums = emit.one('packedDot', [rows, panels], { batch: 0, columns: 10 });
      return [emit.one('sigmoid', [emit.add(b, sums)], {})];
    },
  },
  {
    // Sums that start elsewhere, of every second row, backwards.
    shapes: (n) => [[2 * n, 4], panelsShape([5, 4]), [n, 5]],
    build(emit, [x, panels, start]) {
      if (!x || !panels || !start) return [];
      const n = start.shape[0] ?? 0;
      const pairs = emit.one('flip', [emit.reshape(x, [n, 2, 4])], { axis: 0 });
      const rows = emit.reshape(emit.slice(pairs, [0, 1, 0], [n, 1, 4]), [n, 4]);
      const sums = emit.one('packedDot', [rows, panels, start], { batch: 0, columns: 5 });
      return [emit.one('sigmoid', [sums], {})];
    },
  },
  {
    // Pooling over regions of a picture.
    shapes: (n) => [[4, n + 2, n]],
    build(emit, [x]) {
      if (!x) return [];
      const regions = emit.window(x, 0, [2, 2], [2, 1]);
      const [rows = 0, columns = 0] = regions.shape;
      return [emit.max(emit.reshape(regions, [rows, columns, 4, x.shape[2] ?? 0]), 2)];
    },
  },
  {
    // A number for each row.
    shapes: (n) => [[n, 5], [n]],
    build: (emit, [x, each]) => (x && each ? [emit.one('div', [x, emit.along(each, 1, 5)], {})] : []),
  },
  {
    // A row for all rows, taken from one number for all.
    shapes: (n) => [[], [n]],
    build: (emit, [x, row]) =>
      x && row
        ? [emit.one('sub', [emit.along(emit.repeat(x, 3), 1, row.shape[0] ?? 0), emit.repeat(row, 3)], {})]
        : [],
  },
];

interface FoldBody {
  value(n: number): Shape;
  captured(n: number): readonly Shape[];
  build(emit: Builder, children: readonly Operand[], captured: readonly Operand[]): readonly Operand[];
}

/** Bodies of folds: with and without what is captured and further results, of vectors and of matrices. */
export const foldBodies: readonly FoldBody[] = [
  { value: () => [], captured: () => [], build: (emit, children) => [blend(emit, children)] },
  {
    value: (n) => [n],
    captured: (n) => [[n], [n, n]],
    build(emit, children, [w, W]) {
      if (!w || !W) return [];
      const blended = blend(emit, children, w);
      return [emit.one('tanh', [emit.dot(blended, W)], {}), blended, emit.concat(children, 0)];
    },
  },
  {
    // The last child, what depends on no child, and a result of the bodies of two children alone.
    value: (n) => [n, 2],
    captured: () => [[2]],
    build(emit, children, [w]) {
      const last = children.at(-1);
      if (!w || !last) return [];
      return [last, emit.one('tanh', [w], {}), ...(children.length === 2 ? [emit.mul(last, w)] : [])];
    },
  },
];

function blend(emit: Builder, children: readonly Operand[], w?: Operand): Operand {
  return children.reduce((sum, child) =>
    emit.one('tanh', [emit.add(w ? emit.mul(sum, w) : emit.one('sigmoid', [sum], {}), child)], {}),
  );
}
