import type { Problem } from '../base/problem.ts';
import { largest } from '../compiler/checkSize.ts';

/** A plan for a batch takes more memory than there is. */
export class NoRoom extends RangeError {
  readonly elements: number;

  constructor(elements: number) {
    super(`A batch takes room for ${elements} numbers.`);
    this.name = 'NoRoom';
    this.elements = elements;
  }
}

/** What is wrong with batches of so many examples, and what would do: what a batch takes grows with it, weights aside. */
export function tooLarge({ elements }: NoRoom, batch: number): Problem {
  const most = Math.floor((batch * largest.elements) / elements);
  const there =
    elements > largest.elements ? `at most ${million(largest.elements)} are` : 'there is no memory for them';
  const fix =
    batch > 1
      ? `Set batch to ${Math.max(1, Math.min(most, Math.floor(batch / 2)))} or fewer.`
      : 'Take a smaller graph or shorter examples.';
  return {
    code: 'too-large',
    path: '',
    message: `a step of training needs batches that fit into memory, but one of ${batch} examples takes ${million(elements)} numbers, and ${there}. ${fix}`,
  };
}

function million(count: number): string {
  return `${Math.round(count / 1e6)} million`;
}
