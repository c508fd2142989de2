/** A graph that comes with Layerwire, as the document that a file would hold. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  /** What to try or to look at, in a sentence. */
  readonly hint: string;
  readonly document: unknown;
}
