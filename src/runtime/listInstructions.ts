import type { Instruction, Plan } from '../compiler/plan.ts';
import type { ListedInstruction } from './protocol.ts';

/** The instructions of a plan in the order in which they are done; those of a loop once, with how often it goes round. */
export function listInstructions({ steps }: Pick<Plan, 'steps'>): readonly ListedInstruction[] {
  return steps.flatMap(({ instructions }) => listAll(instructions, 1));
}

function listAll(instructions: readonly Instruction[], times: number): readonly ListedInstruction[] {
  return instructions.flatMap((each) => {
    if (each.op === 'loop') return listAll(each.body, times * each.times);
    const f = functionOf(each);
    return [{ path: each.path, op: each.op, ...(f !== undefined && { f }), times }];
  });
}

function functionOf(instruction: Instruction): string | undefined {
  if (instruction.op === 'chain') return instruction.steps.map(({ f }) => f).join(', ');
  return 'f' in instruction && typeof instruction.f === 'string' ? instruction.f : undefined;
}
