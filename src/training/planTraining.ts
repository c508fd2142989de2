import { countElements } from '../base/valueType.ts';
import { optimise, planFor } from '../compiler/compile.ts';
import type { Mask } from '../compiler/lower.ts';
import type { Instruction, Plan, Region, Slot } from '../compiler/plan.ts';
import { aligned } from '../compiler/planMemory.ts';
import type { LossProgram } from './lossProgram.ts';

/** Where the numbers of one step of training lie. */
export interface TrainingPlan {
  readonly plan: Plan;
  /** The loss of each example. */
  readonly losses: Region;
  /** The sums of the squares of the gradients of each weight. */
  readonly squares: Region;
  /** The weights that are learned, and what belongs to each. */
  readonly weights: readonly LearnedWeight[];
  /** What is drawn anew for every step, and how. */
  readonly masks: readonly { readonly slot: Slot; readonly mask: Mask }[];
  /** What the optimiser's step reads, by the name of an input. */
  readonly settings: string;
}

export interface LearnedWeight {
  readonly name: string;
  /** The weight itself. */
  readonly slot: Slot;
  /** What the optimiser keeps beside it, as inputs of the plan. */
  readonly kept: readonly Slot[];
  readonly gradient: Region;
}

/** How many lists of numbers each optimiser keeps. */
const keeps = { sgd: 1, adam: 2 };
/** How many numbers an optimiser is told for a step. */
const settingsLength = 9;
const settingsName = '(settings)';

/** The plan of a step of training: after a run its updates change the weights, which stay where the next run reads them. */
export function planTraining(
  { program, inputs, weights, masks, taps }: LossProgram,
  optimiser: 'sgd' | 'adam',
): TrainingPlan {
  const lengths = weights.map((name) => {
    const id = program.inputs[inputs.indexOf(name)] ?? -1;
    return countElements(program.shapes[id] ?? []);
  });
  const results = [
    { port: '(loss)', axes: [], layout: program.shapes[program.outputs[0] ?? -1] ?? [] },
    ...weights.map((port, i) => ({ port, axes: [], layout: [lengths[i] ?? 0] })),
    ...taps,
  ];
  const inner = planFor({ program: optimise(program), inputs, taps: results });
  const [losses, ...others] = inner.taps;
  if (!losses) throw new Error('A step of training has no loss.');
  const room = new Room(inner);
  const learned = weights.flatMap((name, i): LearnedWeight[] => {
    const slot = inner.inputs.find((input) => input.name === name);
    const gradient = others[i];
    if (!slot || !gradient) return [];
    const kept = Array.from({ length: keeps[optimiser] }, (_, n) => ({
      ...room.take(slot.length),
      name: keptName(name, n),
      shape: slot.shape,
    }));
    return [{ name, slot, kept, gradient }];
  });
  const squares = room.take(learned.length);
  const settings: Slot = { ...room.take(settingsLength), name: settingsName, shape: [settingsLength] };
  return {
    plan: {
      ...inner,
      arena: room.end,
      inputs: [...inner.inputs, ...learned.flatMap(({ kept }) => kept), settings],
      steps: [...inner.steps, squaresOf(learned, squares)],
      updates: learned.map((weight) => update(weight, settings.address, optimiser)),
      taps: others.slice(weights.length),
    },
    losses,
    squares,
    weights: learned,
    masks: inner.inputs.flatMap((slot) => {
      const mask = masks.get(slot.name);
      return mask ? [{ slot, mask }] : [];
    }),
    settings: settingsName,
  };
}

/** The name of an input that holds what the optimiser keeps beside a weight; no port is called so. */
function keptName(weight: string, list: number): string {
  return `(kept ${list}) ${weight}`;
}

/** Room behind the arena of a plan, and numbers of values that it has none of. */
class Room {
  end: number;
  private value: number;

  constructor({ arena, steps, inputs }: Plan) {
    this.end = aligned(arena);
    const values = [...inputs, ...steps.flatMap(({ reads, writes }) => [...reads, ...writes])];
    this.value = values.reduce((most, { value }) => Math.max(most, value), 0);
  }

  take(length: number): Region {
    const address = this.end;
    this.end += aligned(length);
    this.value++;
    return { value: this.value, address, length };
  }
}

function squaresOf(weights: readonly LearnedWeight[], squares: Region): Plan['steps'][number] {
  return {
    instructions: weights.map(({ name, gradient: { address: x, length } }, i) => ({
      op: 'squares',
      path: nodeOf(name),
      out: squares.address + i,
      x,
      length,
    })),
    reads: weights.map(({ gradient }) => gradient),
    writes: [squares],
  };
}

function update(
  { name, slot, kept, gradient }: LearnedWeight,
  settings: number,
  optimiser: 'sgd' | 'adam',
): Instruction {
  return {
    op: optimiser === 'adam' ? 'adam' : 'momentum',
    path: nodeOf(name),
    out: slot.address,
    kept: kept.map(({ address }) => address),
    gradient: gradient.address,
    settings,
    length: slot.length,
  };
}

/** The path of the node that a weight belongs to, with the instances of the bodies around it. */
export function nodeOf(weight: string): string {
  return weight.slice(0, weight.lastIndexOf('.'));
}
