import { writeFile } from 'node:fs/promises';
import { drawWeights } from '../compiler/weights.ts';
import { writeSafetensors } from '../exchange/safetensors.ts';
import { type Command, Failure } from './command.ts';
import { reasonOf } from './readFile.ts';
import { inferSound, readGraph } from './readGraph.ts';

export const init: Command = {
  summary: 'Writes the weights that the graph’s seed gives.',
  argument: 'GRAPH.json',
  options: { out: { value: 'W.safetensors', help: 'The file to write.', required: true } },
  async run(path, { out = '' }) {
    const document = await readGraph(path);
    const weights = drawWeights(document.seed ?? 0, inferSound(document).weights);
    try {
      await writeFile(out, writeSafetensors(weights));
    } catch (error) {
      throw new Failure([`${out}: ${reasonOf(error)}`]);
    }
  },
};
