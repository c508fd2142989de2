import type { Document } from '../../../src/document/document.ts';
import { convolve, recur, recurse, stack } from './combinators.ts';
import { Dice } from './dice.ts';
import { layers } from './layers.ts';
import { Sketch } from './sketch.ts';
import { isSound } from './sound.ts';
import { image, series, text, tree, vector } from './sources.ts';

/** How deep bodies are nested. */
const deepest = 3;

/** Of ten nodes, so many are combinators, by how many are around them. */
const combinatorsInTen = [5, 4, 4];

/** Draws about so many nodes, each behind what is there already. */
export function grow(sketch: Sketch, count: number): void {
  const { dice, depth } = sketch;
  const wanted = sketch.ports.length + count;
  for (let tries = 0; tries < 3 * count && sketch.ports.length < wanted; tries++) {
    if (depth < deepest && dice.below(10) < (combinatorsInTen[depth] ?? 0))
      dice.oneOf(stack, convolve, convolve, recur, recur, recurse)(sketch, grow);
    else layers[dice.below(layers.length)]?.(sketch);
  }
}

/** A graph without problems, whose blocks, bodies and values follow from the seed. */
export function drawGraph(seed: number): Document {
  const dice = new Dice(seed);
  const sketch = new Sketch(dice);
  const around = { format: 'layerwire', version: 1, seed: dice.below(100) } as const;
  dice.oneOf(vector, image, series, text, tree)(sketch);
  for (let nodes = 3 + dice.below(5); nodes > 0; nodes--)
    sketch.attempt(
      () => grow(sketch, 1),
      (graph) => isSound({ ...around, ...graph }),
    );
  return { ...around, ...sketch.graph() };
}
