import digits from './digits.json' with { type: 'json' };

/** A graph that comes with Layerwire, as the document that a file would hold. */
export interface Sample {
  readonly name: string;
  readonly title: string;
  /** What to try, in a sentence. */
  readonly hint: string;
  readonly document: unknown;
}

/** In the order of the menu; the page opens on the first. */
export const samples: readonly Sample[] = [
  {
    name: 'digits',
    title: 'Digit reader',
    hint: 'Draw a digit, and watch every layer answer.',
    document: digits,
  },
];

/** Files of weights that come with Layerwire, as documents name them. */
const weightsFiles: ReadonlyMap<string, URL> = new Map([
  ['sample:digits', new URL('./digits.safetensors', import.meta.url)],
]);

/** Where the weights file `sample:…` lies, next to the page or on disk. */
export function findSampleWeights(name: string): URL | undefined {
  return weightsFiles.get(name);
}
