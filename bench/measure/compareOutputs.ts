/** How far numbers may be from the reference, as they are or in proportion, whichever is more. */
const tolerance = 1e-4;

/** What is wrong with an output, in words; nothing if it agrees with the reference. */
export function compareOutputs(output: ArrayLike<number>, reference: Float64Array): string | undefined {
  if (output.length !== reference.length)
    return `gives ${output.length} numbers in place of ${reference.length}`;
  for (const [i, wanted] of reference.entries()) {
    const given = output[i] ?? Number.NaN;
    if (!(Math.abs(given - wanted) <= tolerance * Math.max(1, Math.abs(wanted))))
      return `gives ${given} in place of ${wanted} at number ${i}`;
  }
  return undefined;
}
