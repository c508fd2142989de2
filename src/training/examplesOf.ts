import { type Dataset, datumOf } from '../data/dataset.ts';
import type { Examples } from './bindExamples.ts';

/** The examples of a data set, for sources that each take a column; names of columns that are not there are left out. */
export function examplesOf(dataset: Dataset, columns: ReadonlyMap<string, string>): Examples {
  const bound = new Map(
    [...columns].flatMap(([source, name]) => {
      const column = dataset.columns.find((each) => each.name === name);
      return column ? [[source, column] as const] : [];
    }),
  );
  return {
    count: dataset.count,
    sources: [...bound.keys()],
    nameOf: (example) => {
      const line = dataset.lines?.[example];
      return line === undefined ? `example ${example + 1}` : `${dataset.name}, line ${line}`;
    },
    valueOf(source, example) {
      const column = bound.get(source);
      if (!column) throw new Error(`No column was chosen for ${source}.`);
      return datumOf(column, example);
    },
  };
}
