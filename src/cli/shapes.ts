import { describeType, numbers } from '../base/valueType.ts';
import { infer } from '../compiler/infer.ts';
import { axesOf } from '../compiler/lower.ts';
import { describeError } from '../document/loadError.ts';
import { type Command, Failure } from './command.ts';
import { readGraph } from './readGraph.ts';

export const shapes: Command = {
  summary: 'Lists the axes of every port, those inside bodies with the combinator’s in front.',
  argument: 'GRAPH.json',
  options: {},
  async run(path, _, io) {
    const inference = infer(await readGraph(path));
    for (const port of inference.types.keys())
      io.out(`${port}: ${describeType(numbers(...axesOf(inference, port)))}`);
    if (inference.problems.length > 0) throw new Failure(inference.problems.map(describeError));
  },
};
