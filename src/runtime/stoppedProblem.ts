import type { Problem } from '../base/problem.ts';

/** Of a document that brought down two workers. */
export const stoppedProblem: Problem = {
  code: 'stopped',
  path: '',
  message:
    'the computation was stopped: twice it failed or gave no sign of life. It is tried again after the next change.',
};
