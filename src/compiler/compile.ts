import type { Problem } from '../base/problem.ts';
import { countElements } from '../base/valueType.ts';
import { flopsOf } from '../ir/cost.ts';
import type { ConstantParams } from '../ir/primitives/constant.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { batch } from './batch.ts';
import { batchSources } from './batchSources.ts';
import { chain } from './chain.ts';
import { largest } from './checkSize.ts';
import { instructionsOf } from './emitInstructions.ts';
import { expandFolds } from './expandFolds.ts';
import { foldConstants } from './foldConstants.ts';
import { fuse } from './fuse.ts';
import { hoist } from './hoist.ts';
import type { Inference } from './infer.ts';
import { joinLookups } from './joinLookups.ts';
import { listFor } from './listFor.ts';
import { type Lowered, lower } from './lower.ts';
import { packProducts } from './packProducts.ts';
import { type Placement, placeValues } from './placeValues.ts';
import type { Plan, Region, Step } from './plan.ts';
import { prune } from './prune.ts';
import { rowsBeforeMoves } from './rowsBeforeMoves.ts';
import { schedule } from './schedule.ts';
import { FusedGroup } from './selectFused.ts';
import { sink } from './sink.ts';
import { sizeOf } from './sizeOf.ts';
import { splitProducts } from './splitProducts.ts';

/** Gives a program that computes the same, bit for bit. `lasting` are the numbers of the inputs that stay the same for many runs. */
export interface Pass {
  readonly name: string;
  readonly run: (program: Program, lasting?: ReadonlySet<number>) => Program;
}

/** The passes over a program, in their order. */
export const passes: readonly Pass[] = [
  { name: 'prune', run: prune },
  { name: 'expandFolds', run: expandFolds },
  { name: 'batch', run: batch },
  { name: 'splitProducts', run: splitProducts },
  { name: 'hoist', run: hoist },
  { name: 'sink', run: sink },
  { name: 'rowsBeforeMoves', run: rowsBeforeMoves },
  { name: 'joinLookups', run: joinLookups },
  { name: 'prune again', run: prune },
  { name: 'packProducts', run: packProducts },
  { name: 'hoist packing', run: hoist },
  { name: 'foldConstants', run: foldConstants },
  { name: 'fuse', run: fuse },
  { name: 'chain', run: chain },
  { name: 'schedule', run: schedule },
];

/** The program after all passes, from which a plan can be made. */
export function optimise(program: Program, lasting: ReadonlySet<number> = new Set()): Program {
  return passes.reduce((before, { run }) => run(before, lasting), program);
}

export interface CompileOptions {
  /** For so many values of every source at once, each of the size that it has in the document. */
  readonly batch?: number;
}

/**
 * A plan that computes the requested ports of the well-typed part of a graph. Ports without a value are left out; a
 * graph that is too large gives problems, before anything is allocated.
 */
export function compile(
  inference: Inference,
  ports: readonly string[],
  { batch: size }: CompileOptions = {},
): { readonly plan: Plan } | { readonly problems: readonly Problem[] } {
  const tooLarge = inference.problems.filter(({ code }) => code === 'too-large');
  if (tooLarge.length > 0) return { problems: tooLarge };
  const one = lower(inference, ports);
  const lowered = size === undefined ? one : batchSources(one, size);
  const lasting = new Set(lowered.inputs.flatMap((name, i) => (lowered.lasting.has(name) ? [i] : [])));
  const plan = planFor({ ...lowered, program: optimise(lowered.program, lasting) });
  const message = excessOf(plan);
  return message === undefined ? { plan } : { problems: [{ code: 'too-large', path: '', message }] };
}

/** What a plan would take beyond what one may, in a sentence. */
function excessOf({ arena, flops }: Plan): string | undefined {
  if (arena > largest.elements)
    return `the graph needs room for at most ${largest.elements} numbers while it runs, but would take ${arena}.`;
  if (flops > largest.operations)
    return `the graph needs at most ${largest.operations} operations a run, but would take ${flops}.`;
  return undefined;
}

/** The plan of a program without maps and folds. What depends on `lasting` inputs alone is kept from run to run. */
export function planFor({
  program,
  inputs,
  taps,
  lasting = new Set(),
}: Omit<Lowered, 'lasting' | 'masks'> & Partial<Lowered>): Plan {
  const placement = placeValues(
    program,
    program.inputs.filter((_, i) => lasting.has(inputs[i] ?? '')),
  );
  const { addresses, total } = placement;
  const regions = listFor<Region>(program);
  const region = (value: ValueId): Region => {
    const known = regions[value];
    if (known) return known;
    const made = { value, address: addresses[value] ?? 0, length: sizeOf(program, value) };
    regions[value] = made;
    return made;
  };
  const steps: Step[] = [];
  const constants: Constant[] = [];
  let flops = 0;
  for (const equation of program.equations) {
    const { params } = equation;
    flops += params instanceof FusedGroup ? params.countFlops() : flopsOf(equation, program);
    constants.push(...constantsOf(equation, placement));
    if (equation.primitive !== 'constant')
      steps.push({
        instructions: instructionsOf(equation, program, placement),
        reads: equation.inputs.map(region),
        writes: equation.outputs.map(region),
      });
  }
  return {
    arena: total,
    inputs: program.inputs.flatMap((id, i) =>
      (addresses[id] ?? -1) >= 0
        ? [{ ...region(id), name: inputs[i] ?? '', shape: program.shapes[id] ?? [] }]
        : [],
    ),
    constants,
    steps,
    taps: taps.map((tap, i) => ({ ...tap, ...region(program.outputs[i] ?? -1) })),
    flops,
  };
}

type Constant = Plan['constants'][number];

const none: readonly Constant[] = [];

/** What an equation writes if it is a constant, or the constants in the body of a scan. */
function constantsOf(equation: Equation, { addresses, loops }: Placement): readonly Constant[] {
  const { primitive, params, outputs } = equation;
  if (primitive === 'constant') {
    const { shape, values } = params as ConstantParams;
    return outputs.map((id) => ({ address: addresses[id] ?? 0, length: countElements(shape), values }));
  }
  const loop = primitive === 'scan' ? loops.get(equation) : undefined;
  return loop ? (params as ScanParams).body.equations.flatMap((each) => constantsOf(each, loop)) : none;
}
