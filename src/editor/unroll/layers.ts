import type { ScenePicture } from '../views/scene.ts';
import type { Instance, Part, Stroke } from './unrolling.ts';

/** What is being drawn, by what lies over what. */
export interface Layers {
  readonly frames: Stroke[];
  readonly ties: Stroke[];
  readonly wires: Stroke[];
  readonly nodes: Stroke[];
  readonly texts: Stroke[];
  readonly pictures: ScenePicture[];
  readonly instances: Instance[];
}

export function noLayers(): Layers {
  return { frames: [], ties: [], wires: [], nodes: [], texts: [], pictures: [], instances: [] };
}

/** All of it, from the lowest to the highest. */
export function partOfLayers(layers: Layers, width: number, height: number): Part {
  const { frames, ties, wires, nodes, texts, pictures, instances } = layers;
  return { width, height, strokes: [...frames, ...ties, ...wires, ...nodes, ...texts], pictures, instances };
}
