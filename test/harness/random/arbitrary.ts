import fc from 'fast-check';
import type { Document } from '../../../src/document/document.ts';
import { reductions } from './reduce.ts';
import { isSound } from './sound.ts';

/**
 * Documents that follow from a seed. A failing one is reduced by removing nodes, as long as it has no problems and stays one that
 * the law speaks of.
 */
export function documents(
  draw: (seed: number) => Document,
  speaksOf: (document: Document) => boolean = () => true,
): fc.Arbitrary<Document> {
  return new Documents(draw, (document) => isSound(document) && speaksOf(document));
}

class Documents extends fc.Arbitrary<Document> {
  private readonly draw: (seed: number) => Document;
  private readonly holds: (document: Document) => boolean;

  constructor(draw: (seed: number) => Document, holds: (document: Document) => boolean) {
    super();
    this.draw = draw;
    this.holds = holds;
  }

  override generate(random: fc.Random): fc.Value<Document> {
    return new fc.Value(this.draw(random.nextInt(0, 2 ** 31 - 1)), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Document {
    return typeof value === 'object' && value !== null && 'nodes' in value;
  }

  override shrink(document: Document): fc.Stream<fc.Value<Document>> {
    return fc
      .stream(reductions(document))
      .filter((smaller) => this.holds(smaller))
      .map((smaller) => new fc.Value(smaller, undefined));
  }
}
