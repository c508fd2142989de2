import { describeSize, type Size, unknownSize } from '../base/size.ts';

/** The number of features of a recurrence's state while it is being solved for. */
export function hiddenSize(path: string): Size {
  return unknownSize(`state(${path})`);
}

/** Whether it is the size of a state that is being solved for, and will be what it has to be. */
export function isHidden(size: Size): boolean {
  return typeof size !== 'number' && /^state\([\w/-]*\)$/.test(describeSize(size));
}
