import type { Unlit } from '../state/tracing.ts';

/** Why nothing lights up with a number that is pointed at. */
export const unlitWords = {
  asking: 'Looking for what it depends on …',
  refused: 'What it depends on is not shown: over 5·10⁸ numbers would have to be looked at.',
} as const satisfies Record<Unlit, string>;
