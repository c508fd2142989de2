/** What is said of wires that an edit could not keep. */
export function sayLost(lost: readonly string[]): string {
  const shown = lost.slice(0, 3).join(', ');
  const more = lost.length > 3 ? ` and ${lost.length - 3} more` : '';
  return lost.length === 1
    ? `One wire could not be kept: ${shown}.`
    : `${lost.length} wires could not be kept: ${shown}${more}.`;
}
