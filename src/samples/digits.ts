import document from './digits.json' with { type: 'json' };
import type { Sample } from './sample.ts';

/** The sample that the page opens on, apart from the others so that they need not be there before it. */
export const digits: Sample = {
  name: 'digits',
  title: 'Digit reader',
  hint: 'Draw a digit, and watch every layer answer.',
  document,
};
