/** Which of a few numbered things have changed. Nothing is allocated to take note, as that happens before every run. */
export class Changes {
  /** In which of the times between two clearings a thing has changed last. */
  private readonly last: Uint32Array;
  private now = 1;
  private count = 0;

  constructor(things: number) {
    this.last = new Uint32Array(things);
  }

  add(thing: number): void {
    if (this.last[thing] === this.now) return;
    this.last[thing] = this.now;
    this.count++;
  }

  list(): readonly number[] {
    return [...this.last.keys()].filter((thing) => this.last[thing] === this.now);
  }

  /** Whether these have changed and no others; each is named once. */
  are(things: readonly number[]): boolean {
    if (things.length !== this.count) return false;
    for (const thing of things) if (this.last[thing] !== this.now) return false;
    return true;
  }

  clear(): void {
    this.count = 0;
    // After four thousand million times all begins anew.
    if (++this.now === 2 ** 32) {
      this.last.fill(0);
      this.now = 1;
    }
  }
}
