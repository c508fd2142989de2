/** Which of a few numbered things have changed. Nothing is allocated to take note, as that happens before every run. */
export class Changes {
  private readonly flags: Uint8Array;
  private count = 0;

  constructor(things: number) {
    this.flags = new Uint8Array(things);
  }

  add(thing: number): void {
    if (this.flags[thing] === 0) this.count++;
    this.flags[thing] = 1;
  }

  list(): readonly number[] {
    return [...this.flags.keys()].filter((thing) => this.flags[thing] === 1);
  }

  /** Whether these have changed and no others; each is named once. */
  are(things: readonly number[]): boolean {
    if (things.length !== this.count) return false;
    for (const thing of things) if (this.flags[thing] === 0) return false;
    return true;
  }

  clear(): void {
    if (this.count > 0) this.flags.fill(0);
    this.count = 0;
  }
}
