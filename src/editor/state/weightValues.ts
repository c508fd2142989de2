import { drawWeight, fits, type WeightTensor } from '../../compiler/weights.ts';
import type { Editor, EditorState } from './store.ts';
import { storeWeights } from './storedWeights.ts';

/** A weight as the graph has it now. */
export interface WeightValue extends WeightTensor {
  /** Whether its numbers are stored with the graph; otherwise the seed gives them. */
  readonly stored: boolean;
}

type Known = Pick<EditorState, 'inference' | 'weights' | 'history'>;

/** The weight of this name; `undefined` while stored weights are still being read, and where there is none. */
export function weightValue({ inference, weights, history }: Known, name: string): WeightValue | undefined {
  const spec = inference.weights.get(name);
  if (!spec || weights === 'loading') return undefined;
  const stored = weights?.tensors.get(name);
  if (stored && fits(stored, spec.shape)) return { ...stored, stored: true };
  return { ...drawWeight(history.present.seed ?? 0, name, spec), stored: false };
}

/** Sets one number of a weight, which is stored with the graph from then on; a part of the step before if that set the same one. */
export function setWeightCell(editor: Editor, name: string, index: number, number: number): void {
  const value = weightValue(editor.getState(), name);
  if (!value || index < 0 || index >= value.data.length) return;
  if (Object.is(value.data[index], Math.fround(number))) return;
  const data = value.data.slice();
  data[index] = number;
  const tensors = new Map(storedTensors(editor)).set(name, { shape: value.shape, data });
  storeWeights(editor, tensors, { gesture: `weight ${name} ${index}` });
}

/** Leaves a weight to the seed again. */
export function resetWeight(editor: Editor, name: string): void {
  const tensors = new Map(storedTensors(editor));
  tensors.delete(name);
  storeWeights(editor, tensors);
}

/** Leaves all weights to the seed again. */
export function resetAllWeights(editor: Editor): void {
  storeWeights(editor, new Map());
}

function storedTensors(editor: Editor): ReadonlyMap<string, WeightTensor> {
  const { weights } = editor.getState();
  return weights === 'loading' || !weights ? new Map() : weights.tensors;
}
