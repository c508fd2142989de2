import type { Command } from './command.ts';
import { inferSound, readGraph } from './readGraph.ts';
import { readOwnWeights } from './readWeights.ts';

export const check: Command = {
  summary: 'Lists the problems of a graph, one a line.',
  argument: 'GRAPH.json',
  options: {},
  async run(path) {
    const document = await readGraph(path);
    inferSound(document);
    if (document.weights) await readOwnWeights(document.weights);
  },
};
