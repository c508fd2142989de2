const width = 24;

/** A bar of how much is done, from 0 to 1, and words beside it, cut to a terminal of so many columns. */
export function progressBar(done: number, beside: string, columns: number): string {
  const full = Math.floor(Math.min(1, Math.max(0, done)) * width);
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
  const line = `${bar} ${String(Math.floor(done * 100)).padStart(3)} %${beside && `  ${beside}`}`;
  return line.length < columns ? line : `${line.slice(0, Math.max(0, columns - 2))}…`;
}

/** How long something takes, as `0:42` or `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}
