import type { Document } from './document.ts';
import { sameJson } from './sameJson.ts';

/** How a network learns. */
export interface TrainingSettings {
  readonly optimiser: (typeof optimisers)[number];
  /** The learning rate that the schedule starts from. */
  readonly rate: number;
  /** Of `sgd`: how much of each step the next one keeps. */
  readonly momentum: number;
  /** How much of a weight is taken away at a learning rate of 1, beside what its gradient asks for. */
  readonly weightDecay: number;
  /** The most that the norm of all gradients together may be; 0 for any. */
  readonly clip: number;
  /** How the learning rate goes on: it stays, falls to zero along a half cosine, or is multiplied by `factor` every so many epochs. */
  readonly schedule: (typeof schedules)[number];
  readonly every: number;
  readonly factor: number;
  /** Over how many steps the learning rate rises from zero. */
  readonly warmUp: number;
  /** How often all examples are gone through. */
  readonly epochs: number;
  /** The most examples in a step. */
  readonly batch: number;
  /** The share of the examples that is held out to be judged by. */
  readonly validation: number;
}

export const optimisers = ['adam', 'sgd'] as const;
export const schedules = ['constant', 'cosine', 'step'] as const;

/** What a document's settings differ from. */
const trainingDefaults: TrainingSettings = {
  optimiser: 'adam',
  rate: 0.001,
  momentum: 0.9,
  weightDecay: 0,
  clip: 0,
  schedule: 'constant',
  every: 10,
  factor: 0.5,
  warmUp: 0,
  epochs: 20,
  batch: 32,
  validation: 0.2,
};

/** The settings of a document, the defaults where it says nothing. */
export function trainingOf({ training }: Pick<Document, 'training'>): TrainingSettings {
  return { ...trainingDefaults, ...training };
}

/** The document with other settings; those that go without saying are left out, the same object when nothing differs. */
export function setTraining(document: Document, change: Partial<TrainingSettings>): Document {
  const training = canonicalTraining({ ...document.training, ...change });
  if (sameJson(training, document.training)) return document;
  const { training: _, ...rest } = document;
  return training ? { ...rest, training } : rest;
}

/** What differs from the defaults, in their order; nothing if nothing does. */
export function canonicalTraining(given: Partial<TrainingSettings>): Partial<TrainingSettings> | undefined {
  const kept = Object.entries(trainingDefaults).flatMap(([name, value]) => {
    const own = Object.entries(given).find(([key]) => key === name)?.[1];
    return own === undefined || own === value ? [] : [[name, own] as const];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
