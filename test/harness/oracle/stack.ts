import type { Application, CombinatorRule } from './call.ts';
import { packPorts } from './packPorts.ts';
import { must, range } from './values.ts';

/** `stack`: the body applied to its own output, `times` times. */
export const stack: CombinatorRule = ({ params, inputs, extra, body }) => {
  const times = Number(params.times ?? 2);
  const copies: Application[] = [];
  let y = must(inputs.x, 'value at x');
  for (const copy of range(times)) {
    const application = body(params.shared === true ? '' : `[${copy}]`).apply({ ...extra, input: y });
    copies.push(application);
    y = must(application.taken.output, 'output');
  }
  return { outputs: { y }, inside: packPorts(copies, [['copy', times]], must(copies[0], 'copy')) };
};
