const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

/** The day of a time in milliseconds: `26 Nov 2026`, or `Today`. */
export function formatDay(milliseconds: number, now: number): string {
  const text = day.format(milliseconds);
  return text === day.format(now) ? 'Today' : text;
}

/** The time of the day: `14:05`. */
export function formatTime(milliseconds: number): string {
  return time.format(milliseconds);
}
