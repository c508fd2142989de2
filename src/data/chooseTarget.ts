import { type Column, type Dataset, type NumbersColumn, sizeOf } from './dataset.ts';

/** What is to be predicted of a table, and from what: names of its columns. */
export interface TableChoice {
  readonly target: string;
  readonly inputs: readonly string[];
}

/** As many different whole numbers may be names of classes. */
const mostClasses = 20;

/**
 * A table as a data set to predict a column of it: the numbers of all inputs as one column, `features`, the other inputs as they are, and the
 * target; where that has few different whole numbers, also as classes. Gives back what is no table, or has no such column.
 */
export function chooseTarget(dataset: Dataset, { target, inputs }: TableChoice): Dataset {
  const columns = dataset.table?.columns ?? [];
  const wanted = columns.find(({ name }) => name === target);
  if (!dataset.table || !wanted) return dataset;
  const taken = columns.filter(({ name }) => name !== target && inputs.includes(name));
  const numeric = taken.filter((column) => column.kind === 'numbers');
  const chosen = {
    ...dataset,
    table: { columns, choice: { target, inputs: taken.map(({ name }) => name) } },
  };
  return {
    ...chosen,
    columns: [
      ...(numeric.length > 0 ? [joined(target === 'features' ? 'others' : 'features', numeric)] : []),
      ...taken.filter(({ kind }) => kind !== 'numbers'),
      wanted,
      ...classesOf(wanted),
    ],
  };
}

/** Columns of a number an example side by side. */
export function joined(name: string, columns: readonly NumbersColumn[]): NumbersColumn {
  const length = columns.length;
  const count = columns[0]?.values.length ?? 0;
  const values = new Float32Array(count * length);
  for (const [i, column] of columns.entries())
    for (let row = 0; row < count; row++) values[row * length + i] = column.values[row] ?? 0;
  return { kind: 'numbers', name, shape: [length], values, divisor: 1, starts: undefined };
}

/** A column of numbers as one of classes, if they may be meant so. */
function classesOf(column: Column): readonly Column[] {
  if (column.kind !== 'numbers' || sizeOf(column.shape) !== 1) return [];
  const numbers = [...new Set(column.values)].sort((one, other) => one - other);
  if (numbers.length > mostClasses || !numbers.every(Number.isInteger)) return [];
  const indices = Uint32Array.from(column.values, (value) => numbers.indexOf(value));
  return [
    {
      kind: 'class',
      name: `${column.name} as classes`,
      labels: numbers.map(String),
      indices,
      starts: undefined,
    },
  ];
}
