import { describeType } from '../base/valueType.ts';
import { infer } from '../compiler/infer.ts';
import { listPorts, typeWithFront } from '../compiler/portNames.ts';
import { describeError } from '../document/loadError.ts';
import { type Command, Failure } from './command.ts';
import { readGraph } from './readGraph.ts';

export const shapes: Command = {
  summary: 'Lists the axes of every port, those inside bodies with the combinator’s in front.',
  more: 'What follows from a value that is not there yet is written as it depends on it, as in (time length(letters)).',
  argument: 'GRAPH.json',
  options: {},
  async run(path, _, io) {
    const inference = infer(await readGraph(path));
    for (const port of listPorts(inference)) {
      const type = typeWithFront(inference, port);
      if (type) io.out(`${port}: ${describeType(type)}`);
    }
    if (inference.problems.length > 0) throw new Failure(inference.problems.map(describeError));
  },
};
