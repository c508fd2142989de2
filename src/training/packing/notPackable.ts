/** A graph whose examples can be computed only one form at a time. */
export class NotPackable extends Error {
  constructor(path: string, why: string) {
    super(`Examples of different forms do not go into one batch of ${path || 'the graph'}: ${why}.`);
    this.name = 'NotPackable';
  }
}

export function refuse(path: string, why: string): never {
  throw new NotPackable(path, why);
}
