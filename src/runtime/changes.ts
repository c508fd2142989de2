/** So many things are bits of a number that V8 keeps in place; what lies in an array takes longer to reach than a layer of a tiny network. */
const few = 30;

/** Which of some numbered things have changed. Nothing is allocated to take note, as that happens before every run. */
export class Changes {
  /** A bit for each of the first few. */
  private first = 0;
  /** Those behind them: whether each has changed, and how many have. */
  private readonly others: Uint8Array;
  private count = 0;

  constructor(things: number) {
    this.others = new Uint8Array(Math.max(0, things - few));
  }

  add(thing: number): void {
    if (thing < few) this.first |= 1 << thing;
    else if (this.others[thing - few] === 0) {
      this.others[thing - few] = 1;
      this.count++;
    }
  }

  list(): readonly number[] {
    const firsts = Array.from({ length: few }, (_, thing) => thing).filter(
      (thing) => (this.first >> thing) & 1,
    );
    return [...firsts, ...[...this.others.keys()].filter((i) => this.others[i]).map((i) => few + i)];
  }

  copy(): Changes {
    const copy = new Changes(few + this.others.length);
    copy.first = this.first;
    copy.others.set(this.others);
    copy.count = this.count;
    return copy;
  }

  equals(other: Changes): boolean {
    return (
      this.first === other.first &&
      this.count === other.count &&
      (this.count === 0 || this.othersEqual(other))
    );
  }

  private othersEqual({ others }: Changes): boolean {
    return this.others.every((changed, i) => changed === others[i]);
  }

  clear(): void {
    this.first = 0;
    if (this.count === 0) return;
    this.others.fill(0);
    this.count = 0;
  }
}
