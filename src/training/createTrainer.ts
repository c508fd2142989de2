import type { Problem } from '../base/problem.ts';
import { infer } from '../compiler/infer.ts';
import { chooseWeights, type WeightTensor } from '../compiler/weights.ts';
import type { Document } from '../document/document.ts';
import { trainingOf } from '../document/training.ts';
import type { ThreadPool } from '../runtime/threads.ts';
import { bindExamples, type Examples } from './bindExamples.ts';
import { lossesOf } from './losses.ts';
import { Packer } from './packing/packer.ts';
import { Plans } from './plans.ts';
import { type Trainer, Training } from './trainer.ts';

export interface TrainerOptions {
  readonly document: Document;
  readonly examples: Examples;
  /** Weights to begin with, where name and shape fit; the others follow from the document's seed. */
  readonly weights?: ReadonlyMap<string, WeightTensor>;
  readonly threads?: ThreadPool;
  /** Called in front of what may take long and cannot be interrupted: compiling a plan. The state can be asked for then. */
  beforeLong?(): void;
}

/** A trainer for a graph with losses, or why it cannot be trained. */
export function createTrainer(
  options: TrainerOptions,
): { readonly trainer: Trainer } | { readonly problems: readonly Problem[] } {
  const { document, examples, weights, threads, beforeLong } = options;
  const inference = infer(document);
  if (inference.problems.length > 0) return { problems: inference.problems };
  const losses = lossesOf(inference);
  if (losses.length === 0)
    return {
      problems: [
        {
          code: 'no-loss',
          path: '',
          message:
            'there is nothing to make small: put a cross-entropy or a squared error behind the last layer.',
        },
      ],
    };
  const binding = bindExamples(document, inference.scope, examples);
  if ('problems' in binding) return binding;
  const { bound } = binding;
  const chosen = chooseWeights(document.seed ?? 0, inference.weights, weights);
  const settings = trainingOf(document);
  const { optimiser, batch } = settings;
  const packer = Packer.create(bound, batch);
  const plans = new Plans({ bound, optimiser, weights: chosen.weights, packer, threads, beforeLong });
  const first = plans.check();
  if (first) return { problems: first };
  const trainer = new Training(document, settings, bound, plans);
  const noRoom = trainer.prepare();
  return noRoom ? { problems: [noRoom] } : { trainer };
}
