import { type Inference, infer } from '../compiler/infer.ts';
import { compareWeights } from '../compiler/weights.ts';
import type { Document } from '../document/document.ts';
import { describeError } from '../document/loadError.ts';
import type { WeightsFile } from '../runtime/protocol.ts';
import { choosePorts } from './choosePorts.ts';

/** What is wanted of a graph, whatever the values of its sources. */
export interface Order {
  /** As `--ports` says it. */
  readonly ports: string | undefined;
  readonly weights: WeightsFile | undefined;
  /** Whether the weights have to be exactly those of the graph. */
  readonly exact: boolean;
}

export interface Judgement {
  readonly inference: Inference;
  readonly ports: readonly string[];
  /** What is wrong with the graph itself. */
  readonly problems: readonly string[];
  /** What is wrong with the ports and weights that are wanted of it. */
  readonly mistakes: readonly string[];
  /** What is no mistake, and has to be said: weights that do not fit any more, and are drawn from the seed. */
  readonly notes: readonly string[];
}

export function judge(document: Document, order: Order): Judgement {
  const inference = infer(document);
  const { ports, mistakes } = choosePorts(inference, order.ports);
  const { weights, exact } = order;
  const differences = weights ? compareWeights(inference.weights, weights.tensors) : [];
  return {
    inference,
    ports,
    problems: inference.problems.map(describeError),
    mistakes: exact ? [...mistakes, ...differences] : mistakes,
    notes: exact ? [] : differences,
  };
}
