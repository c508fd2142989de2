import type { Block } from './define.ts';

/**
 * What the reference says of a block beside what follows from its rules. It stands in the block's definition; as nothing that
 * draws or computes needs it, the built editor leaves it out of there and loads it with the reference.
 */
export interface Documentation {
  /** How it works, in a few sentences. */
  readonly description: string;
  readonly usefulFor: readonly string[];
  /** TeX. */
  readonly formula: string;
  /** What the letters of the formula stand for. */
  readonly notation: string;
  /** How it is usually wired. */
  readonly wiring: string;
  /** What goes wrong with it, each in a sentence or two that says what to do. */
  readonly pitfalls: readonly string[];
  /** Other blocks by type, and what each does that this one does not. */
  readonly related: Readonly<Record<string, string>>;
  /** Where it is from: the original paper, in words. */
  readonly origin: string;
  /** Run as tests, shown as documentation. */
  readonly examples: readonly Example[];
}

/** Types in words, `(height 28, width 28)`, of the inputs (of a combinator: and of its body's results) and outputs. */
export interface Example {
  readonly given: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly gives?: Readonly<Record<string, string>>;
  /** Part of the message of the problem, where the inputs do not fit. */
  readonly fails?: string;
}

const fields = {
  description: true,
  usefulFor: true,
  formula: true,
  notation: true,
  wiring: true,
  pitfalls: true,
  related: true,
  origin: true,
  examples: true,
} satisfies Record<keyof Documentation, true>;

/** The keys of a definition that are documentation. */
export const documentationFields: ReadonlySet<string> = new Set(Object.keys(fields));

/** The documentation in a block's definition; throws in the built editor, which has the pages of the reference instead. */
export function documentationOf(block: Block): Documentation {
  if (!isDocumented(block))
    throw new Error(`The definition of ${block.type} comes without its documentation.`);
  return block;
}

function isDocumented(block: Block): block is Block & Documentation {
  return [...documentationFields].every((field) => field in block);
}
