import { axesIn, isKnown, type ValueType } from '../base/valueType.ts';
import { type Column, type Dataset, sizeOf } from './dataset.ts';

/** A source of a graph: its path, the type of its block, and what comes out of it where that is known. */
export interface DataSource {
  readonly path: string;
  readonly block: string;
  readonly type: ValueType | undefined;
}

/** A source of a graph that can take data, and the columns that it could take them from. */
export interface Binding {
  readonly path: string;
  readonly fitting: readonly string[];
  /** The one that it takes; the document's own value where there is none. */
  readonly column: string | undefined;
}

/**
 * Pairs the sources of a graph with columns of a data set: as was chosen (`''` for the document's own value), else by the same name,
 * else the first that fits and that no other source has taken.
 */
export function chooseColumns(
  sources: readonly DataSource[],
  dataset: Dataset,
  chosen: ReadonlyMap<string, string>,
): readonly Binding[] {
  const names = new Set(dataset.columns.map(({ name }) => name));
  const taken = new Set([
    ...chosen.values(),
    ...sources.map(({ path }) => path).filter((path) => names.has(path)),
  ]);
  return sources.map((source) => {
    const { path } = source;
    const fitting = dataset.columns.filter((column) => fits(source, column)).map(({ name }) => name);
    const own = chosen.get(path);
    const free = fitting.includes(path) ? path : fitting.find((name) => !taken.has(name));
    const column = own === undefined ? free : fitting.includes(own) ? own : undefined;
    if (column !== undefined) taken.add(column);
    return { path, fitting, column };
  });
}

/** Whether a source of this kind can hold what a column has. */
function fits({ block, type }: DataSource, column: Column): boolean {
  const sizes = type ? axesIn(type).map((axis) => (isKnown(axis) ? axis.size : Number.NaN)) : [];
  switch (block) {
    case 'class':
      return column.kind === 'class' && !column.starts;
    case 'text':
      return column.kind === 'text' || (column.kind === 'class' && column.starts !== undefined);
    case 'tree':
      return column.kind === 'tree';
    case 'series': {
      if (column.kind !== 'numbers') return false;
      const { shape, starts } = column;
      // Of several numbers a step the last axis; of one a step there may be no axis for it.
      const [, ...element] = starts ? [0, ...shape] : shape;
      return (starts !== undefined || shape.length > 0) && sizeOf(element) === sizes.at(-1);
    }
    default:
      return (
        column.kind === 'numbers' &&
        !column.starts &&
        type !== undefined &&
        sizeOf(sizes) === sizeOf(column.shape)
      );
  }
}
