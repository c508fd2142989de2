/** Files of weights that come with Layerwire, as documents name them. */
const files: ReadonlyMap<string, URL> = new Map([
  ['sample:digits', new URL('./digits.safetensors', import.meta.url)],
]);

/** Where the weights file `sample:…` lies, next to the page or on disk. */
export function findSampleWeights(name: string): URL | undefined {
  return files.get(name);
}
