/** How many numbers were the largest of a region: “144 of 576 numbers were kept”. */
export function describeWinners(wins: Uint16Array): string {
  const kept = wins.reduce((sum, each) => sum + Math.min(1, each), 0);
  const often = wins.reduce((most, each) => Math.max(most, each), 0);
  const many = often > 1 ? `; one of them by ${often} regions` : '';
  return `${kept} of ${wins.length} numbers were kept${many}`;
}
