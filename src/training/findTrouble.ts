import { infer } from '../compiler/infer.ts';
import { listPorts } from '../compiler/portNames.ts';
import { sizeOf } from '../ir/layout.ts';
import type { BoundExamples } from './bindExamples.ts';
import type { LearningPlan } from './learningPlan.ts';
import type { Plans } from './plans.ts';
import { nodeOf } from './planTraining.ts';

/** Where numbers first were no longer finite: on the way to the loss, or on the way back. */
export interface Trouble {
  readonly way: 'forwards' | 'backwards';
  /** The path of the node. */
  readonly node: string;
}

/** Looks for the first port in the order in which values flow that is not finite, then for the last weight whose gradient is not. */
export function findTrouble(
  plans: Plans,
  bound: BoundExamples,
  batch: readonly number[],
  learning: LearningPlan,
): Trouble {
  const found = batch.map((example) => {
    const plan = plans.looking(example, listPorts);
    plan.write(bound, [example]);
    plan.executor.run();
    return plan.executor.taps.find((tap) => {
      const numbers = new Float32Array(sizeOf(tap.layout));
      plan.executor.read(tap, numbers);
      return !numbers.every(Number.isFinite);
    })?.port;
  });
  const ports = new Set(found);
  const port = listPorts(infer(bound.documentFor(batch[0] ?? 0))).find((each) => ports.has(each));
  if (port !== undefined) return { way: 'forwards', node: nodeOf(port).replace(/\/?\$$/, '') };
  const last = learning.squares().findLastIndex((square) => !Number.isFinite(square));
  return { way: 'backwards', node: nodeOf(learning.weights[last] ?? '.') };
}
