const most = 8;

/** `a, b and c`; of many, the first few and how many more. */
export function describeSymbols(names: readonly string[], lit: ReadonlySet<number>): string {
  const chosen = [...lit].sort((one, other) => one - other).map((each) => names[each] ?? String(each));
  if (chosen.length === 0) return 'none lit';
  const rest = chosen.length - most;
  return `lit: ${chosen.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
