import type { Problem } from '../base/problem.ts';
import type { Axis } from '../base/valueType.ts';
import type { infer } from '../compiler/infer.ts';
import type { Cell, Copies, MarkedPorts } from '../compiler/traceCells.ts';
import type { WeightTensor } from '../compiler/weights.ts';
import type { Ragged } from '../ir/layout.ts';
import type { Choices } from '../ir/partOf.ts';

/** What `infer` takes: the document as it stands. */
export type Document = Parameters<typeof infer>[0];

/** Weights that a document does not draw from its seed, parsed already. */
export interface WeightsFile {
  /** Equal ids mean equal contents. */
  readonly id: string;
  readonly tensors: ReadonlyMap<string, WeightTensor>;
}

/** An instruction of a plan, without its addresses: what it does, for which node, and how often in a run. */
export interface ListedInstruction {
  /** Of the node in the document, with the names of readings and copies. */
  readonly path: string;
  readonly op: string;
  /** The function that it applies, or functions one behind the other. */
  readonly f?: string;
  readonly times: number;
}

/** To the worker, once it is ready. */
export type Request =
  /** Kept until the next file comes, so that runs need not bring it. */
  | { readonly type: 'weights'; readonly file: WeightsFile }
  /** Replaces a run that is under way. */
  | {
      readonly type: 'run';
      readonly run: number;
      readonly document: Document;
      /** The ports to bring back, by path. Ports that have no value, as they are not wired or not well typed, are left out. */
      readonly ports: readonly string[];
      /** Of these ports only a part is brought back; it is the same, bit for bit, as that part of the whole. */
      readonly slices?: Slices | undefined;
      /** Whether the order of the instructions is wanted as well. */
      readonly order?: boolean | undefined;
      /** The id of the file sent last, if its weights are to be used. */
      readonly weights?: string | undefined;
    }
  | { readonly type: 'cancel'; readonly run: number }
  /** What `trace` is about until the next one comes, and the ports between which it traces. */
  | { readonly type: 'subject'; readonly document: Document; readonly ports: readonly string[] }
  /** Replaces the one that is being looked into. */
  | {
      readonly type: 'trace';
      readonly trace: number;
      readonly cells: readonly Cell[];
      /** The ports of which is wanted where else their numbers are seen. */
      readonly copied: readonly string[];
    };

/** From the worker. Each run ends in one `done`, `failed` or `cancelled`, and each trace in one `traced`, but for those that are replaced. */
export type Response =
  | { readonly type: 'ready' }
  | { readonly type: 'progress'; readonly run: number; readonly fraction: number }
  | {
      readonly type: 'done';
      readonly run: number;
      readonly ports: readonly PortValue[];
      readonly buffer: ArrayBuffer;
      readonly milliseconds: number;
      /** The instructions of the run, in the order in which they are done, if they were asked for. */
      readonly order?: readonly ListedInstruction[];
    }
  /** Problems that only show when a graph is run: too large, weights that do not fit. */
  | { readonly type: 'failed'; readonly run: number; readonly problems: readonly Problem[] }
  | { readonly type: 'cancelled'; readonly run: number }
  | ({ readonly type: 'traced'; readonly trace: number } & Traced);

/** By port: the indices along the axes in front whose part of the value is wanted. A port without such a part is left out. */
export type Slices = ReadonlyMap<string, Choices>;

/** What cells depend on and what depends on them, by port: a byte for each number of the port, 1 where it does. */
export interface Traced {
  readonly sources: MarkedPorts;
  readonly targets: MarkedPorts;
  /** By port, of those that were asked about: where else its numbers are seen. */
  readonly copies: ReadonlyMap<string, Copies>;
  /** Whether nothing was traced, as too many numbers would have to be marked. */
  readonly refused?: boolean;
}

/** What the numbers of a port are. */
export interface PortShape {
  /** The axes of the combinators around the port in front, then its own; of a pair, those of one item. */
  readonly axes: readonly Axis[];
  /** How the numbers lie where an axis differs from part to part; otherwise they lie in row-major order. */
  readonly ragged?: Ragged;
  /** Of which part of the port's value the numbers are, where they are not all; its axes are those that remain. */
  readonly slice?: Choices;
  /** Whether there are two such values, one behind the other: an LSTM's h and c. */
  readonly pair?: boolean;
}

/** Where a port's value lies in the buffer, in float32 elements. */
export interface PortValue extends PortShape {
  readonly port: string;
  readonly offset: number;
  readonly length: number;
}
