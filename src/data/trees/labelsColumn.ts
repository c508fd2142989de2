import type { ClassColumn } from '../dataset.ts';

/** A column of one label for each of so many elements as every example has, all of them among the labels. */
export function labelsColumn(
  name: string,
  labels: readonly string[],
  examples: readonly (readonly string[])[],
): ClassColumn {
  const places = new Map(labels.map((label, i) => [label, i]));
  const starts = new Uint32Array(examples.length + 1);
  for (const [i, { length }] of examples.entries()) starts[i + 1] = (starts[i] ?? 0) + length;
  const indices = Uint32Array.from(examples.flat(), (label) => {
    const place = places.get(label);
    if (place === undefined) throw new Error(`"${label}" is none of the labels.`);
    return place;
  });
  return { kind: 'class', name, labels, indices, starts };
}
