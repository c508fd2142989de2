import { chooseWeights, namesToDraw, type WeightTensor } from '../compiler/weights.ts';
import type { WeightsFile } from './protocol.ts';

type Wanted = Parameters<typeof namesToDraw>[0];

/** The weights of one graph after another, of which those that are drawn from the seed are drawn once. */
export interface WeightStore {
  /** The wanted weights: the file's where name and shape fit, and what the seed gives elsewhere. */
  weightsFor(seed: number, wanted: Wanted, file?: WeightsFile): ReadonlyMap<string, WeightTensor>;
}

/** How many drawn numbers are kept: as drawing them took a while, but they lie in the plans, too. */
const mostElements = 2 ** 24;

export function createWeightStore(): WeightStore {
  /** By seed, name, shape and initialiser. */
  const drawn = new Map<string, WeightTensor>();
  let elements = 0;

  const keep = (key: string, tensor: WeightTensor) => {
    if (elements + tensor.data.length > mostElements) {
      drawn.clear();
      elements = 0;
    }
    if (tensor.data.length > mostElements) return;
    drawn.set(key, tensor);
    elements += tensor.data.length;
  };

  return {
    weightsFor(seed, wanted, file) {
      const keyOf = (name: string) => JSON.stringify([seed, name, wanted.get(name)]);
      const given = new Map(file?.tensors);
      for (const name of namesToDraw(wanted, given)) {
        const known = drawn.get(keyOf(name));
        if (known) given.set(name, known);
      }
      const chosen = chooseWeights(seed, wanted, given);
      for (const name of chosen.drawn) {
        const tensor = chosen.weights.get(name);
        if (tensor) keep(keyOf(name), tensor);
      }
      return chosen.weights;
    },
  };
}
