import type { Slot } from '../compiler/plan.ts';
import { BatchPlan, type BatchPlanOptions } from './batchPlan.ts';
import { drawMask } from './drawMask.ts';
import { nodeOf, type TrainingPlan } from './planTraining.ts';

/** How many numbers of a mask are drawn at a time. */
const drawnTogether = 2 ** 12;

/** Weights, or what the optimiser keeps beside them. */
export type Learned = 'weights' | 'kept';

/** A plan that also learns. */
export class LearningPlan extends BatchPlan {
  /** How often it has learned. */
  updates = 0;
  /** The nodes whose weights learn. */
  private readonly nodes: readonly string[];
  private readonly nodeOfEach: readonly number[];
  private readonly training: TrainingPlan;
  private readonly squareNumbers: Float32Array;
  private readonly maskNumbers: Float32Array;
  /** Where the numbers that it learns lie, by name. */
  private readonly slots: Readonly<Record<Learned, ReadonlyMap<string, Slot>>>;

  constructor(training: TrainingPlan, options: Omit<BatchPlanOptions, 'plan' | 'losses'>) {
    super({ ...options, plan: training.plan, losses: training.losses });
    this.training = training;
    const nodes = training.weights.map(({ name }) => nodeOf(name));
    this.nodes = [...new Set(nodes)];
    this.nodeOfEach = nodes.map((node) => this.nodes.indexOf(node));
    this.squareNumbers = new Float32Array(training.squares.length);
    const byName = (slots: readonly Slot[]) => new Map(slots.map((slot) => [slot.name, slot]));
    this.slots = {
      weights: byName(training.weights.map(({ slot }) => slot)),
      kept: byName(training.weights.flatMap(({ kept }) => kept)),
    };
    this.maskNumbers = new Float32Array(training.masks.length > 0 ? drawnTogether : 0);
  }

  /** The names of the weights that learn. */
  get weights(): readonly string[] {
    return this.training.weights.map(({ name }) => name);
  }

  /** The sum of the squares of the gradient of each weight, after a run and until they are asked for again. */
  squares(): Float32Array {
    this.executor.read(this.training.squares, this.squareNumbers);
    return this.squareNumbers;
  }

  /** The norms of the gradients of each node's weights, when squares were asked for last. */
  norms(): ReadonlyMap<string, number> {
    const squares = new Float64Array(this.nodes.length);
    this.nodeOfEach.forEach((node, i) => {
      squares[node] = (squares[node] ?? 0) + (this.squareNumbers[i] ?? 0);
    });
    return new Map(this.nodes.map((node, i) => [node, Math.sqrt(squares[i] ?? 0)]));
  }

  /** Whether anything is drawn anew for every step. */
  get draws(): boolean {
    return this.training.masks.length > 0;
  }

  /**
   * Draws which numbers are left out at a step, in pieces of less than a millisecond: of each of `count` examples by its place in the
   * batch, `first` that of the first, and by its own numbers alone, whatever it is packed with.
   */
  *drawing(seed: number, step: number, first: number, count: number): Generator<undefined, void, void> {
    for (const { slot, mask } of this.training.masks) {
      const row = slot.length / (slot.shape[0] ?? 1);
      let start = 0;
      for (let place = 0; place < count; place++) {
        const end = start + this.rowsOf(slot.name, place) * row;
        const name = `${mask.path} of ${first + place}`;
        for (let drawn = 0; start < end; drawn += drawnTogether) {
          const numbers = this.maskNumbers.subarray(0, end - start);
          drawMask(numbers, mask.share, seed, name, step, drawn);
          this.executor.write(slot.name, numbers, start);
          start += numbers.length;
          yield;
        }
      }
      for (const ones = this.maskNumbers.fill(1); start < slot.length; start += ones.length) {
        this.executor.write(slot.name, ones.subarray(0, slot.length - start), start);
        yield;
      }
    }
  }

  /** The gradient of each weight, as long as no other batch has begun. */
  gradients(): readonly (readonly [name: string, gradient: Float32Array])[] {
    return this.training.weights.map(({ name, gradient }) => {
      const numbers = new Float32Array(gradient.length);
      this.executor.read(gradient, numbers);
      return [name, numbers] as const;
    });
  }

  /** Puts other gradients in place of those of its own batch, until another begins; squares are theirs from here on. */
  replaceGradients(gradients: ReadonlyMap<string, Float32Array>): void {
    const squares = this.training.weights.map(({ name, gradient }) => {
      const numbers = gradients.get(name) ?? new Float32Array(gradient.length);
      this.executor.replace(gradient, numbers);
      return numbers.reduce((sum, each) => sum + each * each, 0);
    });
    this.executor.replace(this.training.squares, Float32Array.from(squares));
  }

  learn(settings: readonly number[]): void {
    this.executor.write(this.training.settings, settings);
    this.executor.update();
    this.updates++;
  }

  /** The names of the weights that it learns, or of what the optimiser keeps beside them. */
  namesOf(what: Learned): Iterable<string> {
    return this.slots[what].keys();
  }

  /** A copy of the numbers of this name, if it learns them. */
  copyOf(name: string): Float32Array | undefined {
    const slot = this.slots.weights.get(name) ?? this.slots.kept.get(name);
    if (!slot) return undefined;
    const data = new Float32Array(slot.length);
    this.executor.read(slot, data);
    return data;
  }

  /** Copies numbers that it learns out of its memory. */
  give(what: Learned, shared: Map<string, Float32Array>): void {
    for (const [name, slot] of this.slots[what]) {
      const data = shared.get(name) ?? new Float32Array(slot.length);
      this.executor.read(slot, data);
      shared.set(name, data);
    }
  }

  /** Nothing is kept beside weights from here on. */
  forget(): void {
    for (const [name, { length }] of this.slots.kept) this.executor.write(name, new Float32Array(length));
  }
}
