import { countElements } from '../../base/valueType.ts';
import type { WeightSpec } from '../../blocks/weights.ts';
import type { WeightTensor } from '../../compiler/weights.ts';
import type { TrainingState } from '../../training/protocol.ts';

/** Of the numbers that a run goes on from, those that are weights of a graph. */
export function weightsIn(
  { numbers }: TrainingState,
  specs: ReadonlyMap<string, WeightSpec>,
): ReadonlyMap<string, WeightTensor> {
  return new Map(
    [...specs].flatMap(([name, { shape }]): [string, WeightTensor][] => {
      const data = numbers.get(name);
      return data?.length === countElements(shape) ? [[name, { shape, data }]] : [];
    }),
  );
}
