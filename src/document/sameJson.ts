/** Whether two JSON values say the same; keys in any order, and a key that is `undefined` is one that is not there. */
export function sameJson(one: unknown, other: unknown): boolean {
  // Edited documents share all that did not change, so that most comparisons end here. -0 is not 0: it computes otherwise.
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((each, i) => sameJson(each, other[i]))
    );
  const entries = definedEntries(one);
  const others = new Map(definedEntries(other));
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && sameJson(value, others.get(key)))
  );
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, each]) => each !== undefined);
}
