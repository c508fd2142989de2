/** Points of many dimensions as they lie in the plane that keeps most of their variance. */
export interface Plane {
  /** Two numbers for each point: along the direction of the largest variance, and of the largest across it. */
  readonly points: Float64Array;
  /** Which share of the variance the plane keeps, 0 to 1. */
  readonly share: number;
}

/** Multiplications that a page may do at once without being felt. */
const mostWork = 3e8;
const mostSteps = 1000;

/**
 * The first two principal components of the rows of a table (rows, columns) in row-major order (K. Pearson, “On lines and planes of
 * closest fit to systems of points in space”, 1901). The same table gives the same bits everywhere, as it takes only + − × ÷ and √. A
 * component points where its farthest point is positive. `undefined` for a table that is too large for that.
 */
export function projectToPlane(table: Float32Array, columns: number): Plane | undefined {
  const rows = columns > 0 ? table.length / columns : 0;
  const side = Math.min(rows, columns);
  if (rows * columns * side > mostWork || side > 512) return undefined;
  const centred = centre(table, rows, columns);
  // Of the products of columns with one another and of rows with one another, the fewer: both have the same largest ones.
  const byRows = rows < columns;
  const products = byRows
    ? productsOf(centred, rows, columns)
    : productsOf(turned(centred, rows, columns), columns, rows);
  const first = leading(products, side, []);
  const second = leading(products, side, [first.vector]);
  const points = new Float64Array(2 * rows);
  for (const [which, { vector, value }] of [first, second].entries()) {
    const along = byRows ? scaled(vector, Math.sqrt(value)) : onto(centred, rows, columns, vector);
    const sign = Math.sign(farthest(along)) || 1;
    for (const [row, each] of along.entries()) points[2 * row + which] = sign * each;
  }
  let total = 0;
  for (let i = 0; i < side; i++) total += products[i * side + i] ?? 0;
  return { points, share: total > 0 ? Math.min(1, (first.value + second.value) / total) : 1 };
}

function centre(table: Float32Array, rows: number, columns: number): Float64Array {
  const centred = Float64Array.from(table);
  for (let column = 0; column < columns; column++) {
    let sum = 0;
    for (let i = column; i < centred.length; i += columns) sum += centred[i] ?? 0;
    for (let i = column; i < centred.length; i += columns) centred[i] = (centred[i] ?? 0) - sum / rows;
  }
  return centred;
}

function turned(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return Float64Array.from(matrix, (_, i) => matrix[(i % rows) * columns + Math.floor(i / rows)] ?? 0);
}

/** The inner product of each row with each. */
function productsOf(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < columns; k++)
        sum += (matrix[i * columns + k] ?? 0) * (matrix[j * columns + k] ?? 0);
      products[i * rows + j] = sum;
      products[j * rows + i] = sum;
    }
  return products;
}

interface Component {
  /** Of length 1, or all zeros where there is no variance left. */
  readonly vector: Float64Array;
  readonly value: number;
}

/** The eigenvector of the largest eigenvalue of a symmetric matrix, across the vectors given, by power iteration. */
function leading(matrix: Float64Array, side: number, across: readonly Float64Array[]): Component {
  const times = (vector: Float64Array): Float64Array => without(onto(matrix, side, side, vector), across);
  let [vector, length] = unit(startOf(matrix, side, across));
  if (length === 0) return { vector, value: 0 };
  for (let step = 0; step < mostSteps; step++) {
    const [next, value] = unit(times(vector));
    if (value === 0) return { vector, value };
    const moved = next.reduce((most, each, i) => Math.max(most, Math.abs(each - (vector[i] ?? 0))), 0);
    [vector, length] = [next, value];
    if (moved < 1e-9) break;
  }
  return { vector, value: length };
}

/** The column that is longest across the vectors given, of equal ones the first: it has a part in the direction sought. */
function startOf(matrix: Float64Array, side: number, across: readonly Float64Array[]): Float64Array {
  // What is left when all variance lies in the vectors given already is what rounding made.
  let trace = 0;
  for (let i = 0; i < side; i++) trace += matrix[i * side + i] ?? 0;
  let best: Float64Array = new Float64Array(side);
  let longest = (1e-12 * trace) ** 2;
  for (let column = 0; column < side; column++) {
    const each = without(matrix.slice(column * side, (column + 1) * side), across);
    const length = each.reduce((sum, value) => sum + value * value, 0);
    if (length > longest) [best, longest] = [each, length];
  }
  return best;
}

function onto(matrix: Float64Array, rows: number, columns: number, vector: Float64Array): Float64Array {
  const result = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += (matrix[row * columns + k] ?? 0) * (vector[k] ?? 0);
    result[row] = sum;
  }
  return result;
}

function without(vector: Float64Array, across: readonly Float64Array[]): Float64Array {
  for (const each of across) {
    const share = vector.reduce((sum, value, i) => sum + value * (each[i] ?? 0), 0);
    for (const [i, value] of each.entries()) vector[i] = (vector[i] ?? 0) - share * value;
  }
  return vector;
}

function unit(vector: Float64Array): readonly [Float64Array, number] {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return [length > 0 ? scaled(vector, 1 / length) : vector, length];
}

function scaled(vector: Float64Array, by: number): Float64Array {
  return vector.map((value) => value * by);
}

function farthest(values: Float64Array): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}
