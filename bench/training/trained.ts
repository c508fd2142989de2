import type { TrainedNetwork } from './networks.ts';

/** What trains networks. */
export interface TrainingEngine {
  readonly name: string;
  /** Builds a network with its weights in place; nothing where the engine cannot train it. */
  prepare(network: TrainedNetwork): Promise<TrainingRunner | undefined>;
}

export interface TrainingRunner {
  activate?(): Promise<unknown>;
  /** A whole step: hands the batch in, changes the weights, and gives the mean loss that was before it. */
  run(): number;
}
