/** What is wrong with a document, where, and how to mend it. Problems are values: user mistakes never throw past a pass. */
export interface Problem {
  readonly code: ProblemCode;
  /** The path of a node (`read/cell`) or of a port (`read/cell.x`, `read/$.output`); empty for the document as a whole. */
  readonly path: string;
  /** A whole sentence that does not repeat the path. */
  readonly message: string;
  /** The wire to blame, as paths of ports, where there is one. */
  readonly wire?: readonly [from: string, to: string];
  readonly fixes?: readonly Fix[];
}

export type ProblemCode =
  | 'unknown-block'
  | 'unknown-parameter'
  | 'bad-parameter'
  | 'unknown-port'
  | 'dangling-wire'
  | 'second-wire'
  | 'cycle'
  | 'missing-wire'
  | 'unexpected-body'
  | 'needs-features'
  | 'needs-numbers'
  | 'needs-symbols'
  | 'needs-pair'
  | 'needs-sequence'
  | 'needs-tree'
  | 'needs-recur'
  | 'empty-body'
  | 'no-value'
  | 'unknown-size'
  | 'unknown-state'
  | 'bad-symbol'
  | 'bad-tree'
  | 'missing-axis'
  | 'unequal-shapes'
  | 'window-too-large'
  | 'changes-type'
  | 'wrong-length'
  | 'wrong-count'
  | 'bad-weights'
  | 'bad-example'
  | 'no-loss'
  | 'too-large'
  | 'stopped';

/** A change to the document that mends a problem; paths are of nodes unless said otherwise. */
export type Fix =
  /** Put a new node on a wire (paths of ports), through its first input and its first output if no other is named. */
  | {
      readonly kind: 'insert';
      readonly label: string;
      readonly block: string;
      readonly wire: readonly [string, string];
      readonly params?: Readonly<Record<string, JsonValue>>;
      readonly output?: string;
      readonly body?: BodyGraph;
    }
  /** Give an empty body its first nodes. */
  | { readonly kind: 'fill'; readonly label: string; readonly node: string; readonly body: BodyGraph }
  /** Put a node into a combinator of its own; wires to its ports go to those of the combinator that are named. */
  | {
      readonly kind: 'wrap';
      readonly label: string;
      readonly node: string;
      readonly block: string;
      readonly wires: readonly (readonly [string, string])[];
      readonly ports: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'set';
      readonly label: string;
      readonly node: string;
      readonly parameter: string;
      readonly value: JsonValue;
    }
  | { readonly kind: 'unset'; readonly label: string; readonly node: string; readonly parameter: string }
  | { readonly kind: 'unwire'; readonly label: string; readonly wire: readonly [string, string] }
  | {
      readonly kind: 'rewire';
      readonly label: string;
      readonly wire: readonly [string, string];
      readonly to: readonly [string, string];
    }
  /** Make a node one of another block; with a body of its own, and ports by other names, where they are given. */
  | {
      readonly kind: 'replace';
      readonly label: string;
      readonly node: string;
      readonly block: string;
      readonly body?: BodyGraph;
      readonly ports?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wire'; readonly label: string; readonly wire: readonly [string, string] };

/** The nodes and wires of a body, as documents write them. */
export interface BodyGraph {
  readonly nodes: readonly {
    readonly id: string;
    readonly block: string;
    readonly params?: Readonly<Record<string, JsonValue>>;
    readonly at?: readonly [number, number];
  }[];
  readonly wires: readonly (readonly [from: string, to: string])[];
}

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Thrown by the rules of a block when their inputs or parameters do not fit, and turned into a `Problem` by the pass
 * that called them, which knows the path. The port is one of the block's own (`x`), or `$.result` inside its body.
 */
export class Misfit extends Error {
  readonly code: ProblemCode;
  readonly port: string | undefined;
  readonly fixes: readonly LocalFix[];

  constructor(code: ProblemCode, message: string, at: { port?: string; fixes?: readonly LocalFix[] } = {}) {
    super(message);
    this.name = 'Misfit';
    this.code = code;
    this.port = at.port;
    this.fixes = at.fixes ?? [];
  }
}

/** A fix in a block's own terms. */
export type LocalFix =
  /** Put a block before the port that is to blame; `body: 'start'` gives it its first body. */
  | {
      readonly insert: string;
      readonly params?: Readonly<Record<string, JsonValue>>;
      readonly output?: string;
      readonly body?: 'start';
    }
  /** Set one of the block's parameters. */
  | { readonly set: string; readonly value: JsonValue; readonly label?: string }
  /** Become another block with a first body; ports go by other names there. */
  | { readonly become: string; readonly ports: Readonly<Record<string, string>> }
  /** Take another output of the node that feeds the port, where it has one of that name. */
  | { readonly takeInstead: string };
