/** How many runs of each kind are timed before it is decided. */
const runsOfEach = 5;
/** How many runs are done after the first decision before it is tried again, and how many times as many after each further one. */
const firstPause = 50;
const pauseGrows = 10;

/**
 * Finds out whether runs are faster with further threads or without. That depends on the machine: what one processor has written takes
 * long to reach another on some, and another may have other work to do. It is tried again and again, ever more rarely, as engines
 * compile what runs often anew, and machines get other work.
 */
export class Trial {
  private together = Number.POSITIVE_INFINITY;
  private alone = Number.POSITIVE_INFINITY;
  /** How many runs were timed of those that lead to the next decision. */
  private timed = 0;
  private decision: 'together' | 'alone' = 'together';
  /** How many runs are left until it is tried again. */
  private left = 0;
  private pause = firstPause;

  /** Whether the next run is to be timed. */
  get isUnderWay(): boolean {
    return this.left === 0;
  }

  /**
   * Whether the next run is to be done together. While it is tried, the first few are and the others are not: threads that have had
   * nothing to do for a while take long to wake.
   */
  get isTogether(): boolean {
    return this.isUnderWay ? this.timed < runsOfEach : this.decision === 'together';
  }

  /** Takes note of a run of the kind that was asked for, and how long it took. */
  note(milliseconds: number): void {
    if (!this.isUnderWay) {
      this.left--;
      return;
    }
    const kind = this.isTogether ? 'together' : 'alone';
    this[kind] = Math.min(this[kind], milliseconds);
    if (++this.timed < 2 * runsOfEach) return;
    this.decision = this.together < this.alone ? 'together' : 'alone';
    this.together = Number.POSITIVE_INFINITY;
    this.alone = Number.POSITIVE_INFINITY;
    this.timed = 0;
    this.left = this.pause;
    this.pause *= pauseGrows;
  }
}
