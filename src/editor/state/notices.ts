/** A message that floats over the page for a while. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a notice stays, by how long it takes to read. */
export function readingTime({ text, action, tone }: Notice): number {
  return (tone === 'error' || action ? 6000 : 3000) + 40 * text.length;
}
