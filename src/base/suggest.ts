/**
 * ` Did you mean "gru"?` when a known name is close to the unknown one, else the empty string: ready to be put behind
 * a sentence. At most three names, the nearest first.
 */
export function didYouMean(unknown: string, known: Iterable<string>): string {
  const near = nearest(unknown, known);
  if (near.length === 0) return '';
  const quoted = near.map((name) => `"${name}"`);
  const last = quoted.pop();
  return ` Did you mean ${quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last}?`;
}

/** The known names within a third of the unknown one's length (at least one edit), nearest first, at most three. */
export function nearest(unknown: string, known: Iterable<string>): string[] {
  const wanted = unknown.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length * 0.4));
  return [...known]
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/**
 * Edits between two words: insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment; Damerau 1964).
 */
function editDistance(one: string, other: string): number {
  // Longer names than any of ours are not worth a table whose size an attacker chooses.
  if (Math.max(one.length, other.length) > 64) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const substitution = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      let best = Math.min(substitution, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length] ?? 0;
}
