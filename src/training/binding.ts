import { type JsonValue, Misfit, type Problem } from '../base/problem.ts';
import { countByChildren, innerNodesOf } from '../base/topology.ts';
import {
  axesIn,
  countElements,
  isKnown,
  type KnownAxis,
  shapeOf,
  type ValueType,
} from '../base/valueType.ts';
import type { Layer } from '../blocks/define.ts';
import type { ResolvedNode } from '../compiler/resolve.ts';
import type { Document } from '../document/document.ts';
import { setParameter } from '../document/edits.ts';
import type { Examples } from './bindExamples.ts';

/** How many numbers are kept of texts that have been read. */
const mostRead = 2 ** 22;
/** Up to how many numbers all examples have at a source for them to be kept in one table. */
const mostInTable = 2 ** 20;

export type Source = ResolvedNode & { readonly block: Layer };

/** A source and the values that it has in the examples. */
export class Binding {
  readonly port: string;
  private readonly source: Source;
  private readonly examples: Examples;
  /** The parameter that holds the source's value, if types depend on it. */
  private readonly sizing: string | undefined;
  /** How many numbers there are where no type depends on them. */
  private readonly length: number;
  private readonly keys: string[] = [];
  /** The axis along which elements come one by one, by key. */
  private readonly firstAxes = new Map<string, KnownAxis>();
  /** What texts are in numbers: they come again in every epoch, and labels more often. */
  private readonly ofTexts = new Map<string, Float32Array>();
  private read = 0;
  private kept: { readonly table: Float32Array | undefined } | undefined;

  constructor(source: Source, examples: Examples) {
    this.source = source;
    this.examples = examples;
    this.port = `${source.path}.out`;
    const { params } = source.block;
    const [name, param] =
      Object.entries(params).find(([, { kind }]) => ['text', 'numbers', 'pixels'].includes(kind)) ?? [];
    this.sizing = param?.data ? undefined : name;
    this.length = param?.data ? countElements(shapeOf({ axes: axesIn(this.typeWith({})) })) : 0;
  }

  check(): readonly Problem[] {
    for (let example = 0; example < this.examples.count; example++) {
      const message = this.mistakeIn(example);
      if (message !== undefined)
        return [
          { code: 'bad-example', path: this.port, message: `${this.examples.nameOf(example)}: ${message}` },
        ];
    }
    return [];
  }

  keyOf(example: number): string {
    return this.keys[example] ?? '';
  }

  /** The same for all trees of as many nodes and leaves whose nodes have the same numbers of children. */
  rulesKeyOf(example: number): string {
    const { size, tree } = this.firstAxisOf(example) ?? {};
    if (!tree?.topology) return this.keyOf(example);
    return `${size}, ${innerNodesOf(tree.topology).length}, ${[...countByChildren(tree.topology).keys()]}`;
  }

  get hasTrees(): boolean {
    return [...this.firstAxes.values()].some(({ tree }) => tree);
  }

  /** Whether examples differ in size or form. */
  get isRagged(): boolean {
    return this.firstAxes.size > 1;
  }

  get path(): string {
    return this.source.path;
  }

  /** The first axis of an example's value, where it depends on the value. */
  firstAxisOf(example: number): KnownAxis | undefined {
    return this.firstAxes.get(this.keyOf(example));
  }

  /** The document with a source of no size. */
  takeSize(document: Document): Document {
    return this.sizing === undefined
      ? document
      : setParameter(document, this.source.path, this.sizing, undefined);
  }

  giveSize(document: Document, example: number): Document {
    const value = this.valueOf(example);
    return this.sizing === undefined || value === undefined
      ? document
      : setParameter(document, this.source.path, this.sizing, value);
  }

  numbersOf(example: number): Float32Array {
    const given = this.examples.valueOf(this.source.path, example);
    if (typeof given !== 'string') return given;
    const known = this.ofTexts.get(given);
    if (known) return known;
    const numbers =
      this.source.block.source?.(this.paramsWith({ [this.sizing ?? '']: given })) ?? new Float32Array();
    if (this.read + numbers.length <= mostRead) {
      this.read += numbers.length;
      this.ofTexts.set(given, numbers);
    }
    return numbers;
  }

  /** The numbers of all examples one behind the other, where all have as many and they are few: reading them one by one takes longer than a small step. */
  get table(): Float32Array | undefined {
    this.kept ??= { table: this.isRagged ? undefined : this.makeTable() };
    return this.kept.table;
  }

  private makeTable(): Float32Array | undefined {
    const { count } = this.examples;
    const row = this.numbersOf(0).length;
    if (count * row > mostInTable) return undefined;
    const table = new Float32Array(count * row);
    for (let example = 0; example < count; example++) table.set(this.numbersOf(example), example * row);
    return table;
  }

  private mistakeIn(example: number): string | undefined {
    const given = this.examples.valueOf(this.source.path, example);
    if (this.sizing === undefined || this.isIndex(given)) {
      const type = this.typeWith({});
      if (typeof given === 'string') return `the value must be numbers, but is a text.`;
      const length = this.isIndex(given) ? 1 : this.length;
      if (given.length !== length) return `there must be ${length} numbers, but there are ${given.length}.`;
      if (
        type.kind === 'symbols' &&
        !given.every((index) => index >= 0 && index < type.vocabulary && index % 1 === 0)
      )
        return `the class must be a whole number from 0 to ${type.vocabulary - 1}, but is ${given[0]}.`;
      return given.every(Number.isFinite) ? undefined : 'numbers must be finite.';
    }
    try {
      const value = this.valueOf(example);
      if (value === undefined) return `the value must be ${this.takesText() ? 'a text' : 'rows of numbers'}.`;
      const type = this.typeWith({ [this.sizing]: value });
      const key = keyOf(type);
      this.keys[example] = key;
      const [first] = axesIn(type);
      if (first && isKnown(first) && !this.firstAxes.has(key)) this.firstAxes.set(key, first);
      return undefined;
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      return error.message;
    }
  }

  /** Whether it is the index of a class. */
  private isIndex(given: Float32Array | string): given is Float32Array {
    return typeof given !== 'string' && this.takesText() && axesIn(this.typeWith({})).length === 0;
  }

  /** The value of the parameter: a text, or as many rows as there are, as their numbers come beside them. */
  private valueOf(example: number): JsonValue | undefined {
    const given = this.examples.valueOf(this.source.path, example);
    if (typeof given === 'string') return this.takesText() ? given : undefined;
    if (this.takesText()) return undefined;
    const row = shapeOf({ axes: axesIn(this.typeWith({})).slice(-1) })[0] ?? 1;
    if (given.length % row !== 0) return undefined;
    return Array.from({ length: given.length / row }, () => Array.from({ length: row }, () => 0));
  }

  private takesText(): boolean {
    return this.source.block.params[this.sizing ?? '']?.kind === 'text';
  }

  private paramsWith(given: Readonly<Record<string, JsonValue>>) {
    return { ...this.source.params, ...given };
  }

  private typeWith(given: Readonly<Record<string, JsonValue>>): ValueType {
    const { block, path } = this.source;
    const { out } = block.infer({}, this.paramsWith(given), { path });
    if (!out) throw new Error(`${block.type} gives nothing.`);
    return out;
  }
}

/** Tells apart what plans differ by: sizes, and the forms of trees. */
function keyOf(type: ValueType): string {
  return axesIn(type)
    .map(
      (axis) =>
        `${isKnown(axis) ? axis.size : '?'}${axis.tree ? JSON.stringify(axis.tree.topology?.children) : ''}`,
    )
    .join();
}
