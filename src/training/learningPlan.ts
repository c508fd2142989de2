import { BatchPlan, type BatchPlanOptions } from './batchPlan.ts';
import { drawMask } from './drawMask.ts';
import { nodeOf, type TrainingPlan } from './planTraining.ts';

/** A plan that also learns. */
export class LearningPlan extends BatchPlan {
  /** The nodes whose weights learn. */
  private readonly nodes: readonly string[];
  private readonly nodeOfEach: readonly number[];
  private readonly training: TrainingPlan;
  private readonly squareNumbers: Float32Array;
  private readonly maskNumbers: Float32Array;

  constructor(training: TrainingPlan, options: Omit<BatchPlanOptions, 'plan' | 'losses'>) {
    super({ ...options, plan: training.plan, losses: training.losses });
    this.training = training;
    const nodes = training.weights.map(({ name }) => nodeOf(name));
    this.nodes = [...new Set(nodes)];
    this.nodeOfEach = nodes.map((node) => this.nodes.indexOf(node));
    this.squareNumbers = new Float32Array(training.squares.length);
    this.maskNumbers = new Float32Array(Math.max(0, ...training.masks.map(({ slot }) => slot.length)));
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

  /** The norms of the gradients of each node's weights, from their squares. */
  norms(squares: Float32Array): ReadonlyMap<string, number> {
    const sums = this.nodes.map(() => 0);
    for (const [i, node] of this.nodeOfEach.entries()) sums[node] = (sums[node] ?? 0) + (squares[i] ?? 0);
    return new Map(this.nodes.map((node, i) => [node, Math.sqrt(sums[i] ?? 0)]));
  }

  /**
   * Draws which numbers are left out at a step: of each example by its place in the batch, `first` that of the first, and by its own numbers alone,
   * whatever it is packed with.
   */
  draw(seed: number, step: number, first: number, count: number): void {
    for (const { slot, mask } of this.training.masks) {
      const numbers = this.maskNumbers.subarray(0, slot.length).fill(1);
      const row = slot.length / (slot.shape[0] ?? 1);
      let at = 0;
      for (let place = 0; place < count; place++) {
        const end = at + this.rowsOf(slot.name, place) * row;
        drawMask(numbers.subarray(at, end), mask.share, seed, `${mask.path} of ${first + place}`, step);
        at = end;
      }
      this.executor.write(slot.name, numbers);
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
  }

  /** Copies the numbers that it learns out of its memory. */
  give(shared: Map<string, Float32Array>): void {
    for (const { slot, kept } of this.training.weights)
      for (const each of [slot, ...kept]) {
        const data = shared.get(each.name) ?? new Float32Array(each.length);
        this.executor.read(each, data);
        shared.set(each.name, data);
      }
  }

  /** Nothing is kept beside weights from here on. */
  forget(): void {
    for (const { kept } of this.training.weights)
      for (const { name, length } of kept) this.executor.write(name, new Float32Array(length));
  }
}
