/** Files of weights that come with Layerwire, as documents name them. */
const files: ReadonlyMap<string, URL> = new Map([
  ['sample:digits', new URL('./digits.safetensors', import.meta.url)],
  ['sample:names-plain', new URL('./names-plain.safetensors', import.meta.url)],
  ['sample:names-gru', new URL('./names-gru.safetensors', import.meta.url)],
  ['sample:names-lstm', new URL('./names-lstm.safetensors', import.meta.url)],
  ['sample:forecast', new URL('./forecast.safetensors', import.meta.url)],
  ['sample:phrases', new URL('./phrases.safetensors', import.meta.url)],
  ['sample:lists', new URL('./lists.safetensors', import.meta.url)],
]);

/** Where the weights file `sample:…` lies, next to the page or on disk. */
export function findSampleWeights(name: string): URL | undefined {
  return files.get(name);
}
