import type { Window } from '../compiler/plan.ts';

/** An address that is another in each round of a loop. */
export interface Moving {
  readonly loop: Loop;
  /** In the first round. */
  readonly at: number | Moving;
  readonly step: number;
}

interface Loop {
  readonly around: Loop | undefined;
  readonly windows: readonly Window[];
  /** At which of the words the operands stand of the instruction that aims those of the body. */
  readonly operands: number;
  readonly entries: Entry[];
}

/** What sets a word, or the address in an entry of a loop inside, to an address that moves. */
interface Entry {
  readonly word: number | Entry;
  readonly at: number;
  readonly step: number;
  /** Where it lies itself. */
  place: number;
}

/** What is looked at through the windows of loops, while their instructions are written, and the tables by which the kernel aims these. */
export class Aims {
  private loop: Loop | undefined;
  private readonly loops: Loop[] = [];

  /** Goes on in the body of a loop; where it has windows, the operands of an `opAim` stand at that of the words. */
  enter(windows: readonly Window[], operands: number): void {
    this.loop = { around: this.loop, windows, operands, entries: [] };
    if (windows.length > 0) this.loops.push(this.loop);
  }

  leave(): void {
    this.loop = this.loop?.around;
  }

  /** Where an address of the plan, whose numbers begin at `numbersAt`, lies: always, or in each round; −1 for that of nothing. */
  locate(address: number, numbersAt: number): number | Moving {
    return address < 0 ? -1 : locateIn(this.loop, address, numbersAt);
  }

  /** Sees to it that a word, or the address in an entry, is the one that moves. */
  aim(word: number | Entry, { loop, at, step }: Moving): void {
    const entry: Entry = { word, at: typeof at === 'number' ? at : 0, step, place: 0 };
    loop.entries.push(entry);
    if (typeof at !== 'number') this.aim(entry, at);
  }

  /** Writes the tables behind the words, the first of which lies at `start`, and where they are. */
  write(words: number[], start: number): void {
    for (const { entries, operands } of this.loops) {
      words[operands] = start + words.length;
      words[operands + 1] = entries.length;
      for (const entry of entries) {
        entry.place = start + words.length;
        words.push(0, entry.at, entry.step);
      }
    }
    for (const { entries } of this.loops)
      for (const { word, place } of entries)
        words[place - start] = typeof word === 'number' ? word : word.place + 1;
  }
}

function locateIn(loop: Loop | undefined, address: number, numbersAt: number): number | Moving {
  if (!loop) return numbersAt + address;
  const window = loop.windows.find((each) => address >= each.address && address < each.address + each.length);
  if (!window) return locateIn(loop.around, address, numbersAt);
  const { at, step } = window;
  return { loop, at: locateIn(loop.around, address - window.address + at, numbersAt), step };
}
