import type { Network } from '../workloads/network.ts';

/** What computes networks: Layerwire, or what people would use in its stead. */
export interface Engine {
  readonly name: string;
  /** Builds a network with its weights in place; nothing where the engine has no way to compute it. */
  prepare(network: Network): Promise<Runner | undefined>;
}

/** One network in one engine. */
export interface Runner {
  /** Makes ready for runs, outside of what is timed: engines that share a page may have to take turns. */
  activate?(): Promise<unknown>;
  /** The whole of it: hands in the network's input, computes, and reads the output back as numbers in row-major order. */
  run(): ArrayLike<number> | Promise<ArrayLike<number>>;
  /** How many milliseconds after a run its threads may still be looking for more to do, and so keep a processor busy. */
  readonly restless?: number;
}
