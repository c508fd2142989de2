import type { Dataset } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { generators } from '../../../src/data/generators/index.ts';

/** The data set of a generator; throws where it refuses. */
export function make(name: string, given: Readonly<Record<string, number | string>>, seed = 1): Dataset {
  const generator = generators.find((each) => each.name === name);
  const { dataset, faults } = generator?.generate(given, seed) ?? { faults: [] };
  if (!dataset) throw new Error(faults.map(faultText).join('\n'));
  return dataset;
}
