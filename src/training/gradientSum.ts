import type { LearningPlan } from './learningPlan.ts';
import type { GuessCount } from './score.ts';

/** What the parts of a batch have come to, of examples that no plan takes together: the batch's losses, guesses and gradient. */
export class GradientSum {
  readonly losses: number[] = [];
  private readonly gradients = new Map<string, Float32Array>();
  private places = 0;
  private right = 0;

  get count(): GuessCount {
    return { places: this.places, right: this.right };
  }

  /** Adds a part that has been computed, whose gradient has this share in that of the batch. */
  add(plan: LearningPlan, share: number): void {
    this.losses.push(...plan.losses());
    const { places, right } = plan.guessCount();
    this.places += places;
    this.right += right;
    for (const [name, gradient] of plan.gradients()) {
      const sum = this.gradients.get(name) ?? new Float32Array(gradient.length);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + share * (gradient[i] ?? 0);
      this.gradients.set(name, sum);
    }
  }

  /** Lets the plan of the last part learn from all of them. */
  hand(plan: LearningPlan): void {
    plan.replaceGradients(this.gradients);
  }
}
