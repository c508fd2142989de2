import type { Dataset } from './dataset.ts';

/** What could be read, and beside it what could not. There is no data set when no example is left. */
export interface Reading {
  readonly dataset: Dataset | undefined;
  readonly faults: readonly Fault[];
}

/** What is wrong with a file, where, and what to do about it. */
export interface Fault {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
  /** Whole sentences. */
  readonly message: string;
}

/** A fault with its place in front. */
export function faultText({ file, line, message }: Fault): string {
  return line === undefined ? `${file}: ${message}` : `${file}, line ${line}: ${message}`;
}

/** Keeps the first faults of a file, and says at the end how many more there were. */
export class FaultList {
  private readonly file: string;
  private readonly kept: Fault[] = [];
  private further = 0;

  constructor(file: string) {
    this.file = file;
  }

  add(message: string, line?: number): void {
    if (this.kept.length === mostFaults) this.further++;
    else this.kept.push({ file: this.file, ...(line !== undefined && { line }), message });
  }

  all(): readonly Fault[] {
    const { file, kept, further } = this;
    return further === 0
      ? kept
      : [...kept, { file, message: `${further} more lines like these were left out.` }];
  }
}

const mostFaults = 20;
