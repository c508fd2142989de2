/** Where a command reads and writes besides files, so that tests can stand in for a terminal. */
export interface Io {
  /** Writes to standard output, a line at a time. */
  out(line: string): void;
  /** Writes one line that may be longer than a text can be, a piece at a time, no faster than it is read. */
  outPieces(pieces: Iterable<string>): Promise<void>;
  /** Writes to standard error. */
  err(line: string): void;
  /** All of standard input as text. */
  input(): Promise<string>;
  /** Shows how much of a long task is done, from 0 to 1, and words beside it, where somebody is watching; nothing once it is over. */
  progress(done: number | undefined, beside?: string): void;
}

/** One command: `layerwire NAME ARGUMENT [--OPTION VALUE]…`. */
export interface Command {
  /** What it does, in a line of the help. */
  readonly summary: string;
  /** Further sentences for its own help. */
  readonly more?: string;
  /** What stands for its one argument in the help. */
  readonly argument: string;
  /** All options take a value; this is what stands for it in the help, and what it is. */
  readonly options: Readonly<
    Record<string, { readonly value: string; readonly help: string; readonly required?: true }>
  >;
  /** Throws a `Failure` for what is wrong with the graph, its input, weights or link. */
  run(argument: string, options: Readonly<Record<string, string | undefined>>, io: Io): Promise<void>;
}

/** Ends a command: its lines go to standard error. Never leaves `main`. */
export class Failure extends Error {
  readonly lines: readonly string[];
  readonly status: 1 | 2;

  constructor(lines: readonly string[], status: 1 | 2 = 1) {
    super(lines.join('\n'));
    this.name = 'Failure';
    this.lines = lines;
    this.status = status;
  }
}
