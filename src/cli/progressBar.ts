/** How many characters a bar has at least, where the words beside it are long, and at most. */
const widths = { least: 8, most: 24 };

/** A bar of how much is done, from 0 to 1, and words beside it, on a line of a terminal of so many columns. */
export function progressBar(done: number, beside: string, columns: number): string {
  const words = ` ${String(Math.floor(done * 100)).padStart(3)} %${beside && `  ${beside}`}`;
  const width = Math.min(widths.most, Math.max(widths.least, columns - 1 - words.length));
  const full = Math.floor(Math.min(1, Math.max(0, done)) * width);
  const line = `${'█'.repeat(full)}${'░'.repeat(width - full)}${words}`;
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}

/** How long something takes, as `0:42` or `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
