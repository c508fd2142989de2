import { type JsonValue, Misfit, type Problem } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { axesIn, countElements, isKnown, shapeOf, type ValueType } from '../base/valueType.ts';
import type { Layer } from '../blocks/define.ts';
import type { ResolvedNode, Scope } from '../compiler/resolve.ts';
import type { Document } from '../document/document.ts';
import { setParameter } from '../document/edits.ts';

/** What a network is trained on. */
export interface Examples {
  readonly count: number;
  /** The paths of the sources that have a value of their own in every example; the others keep the document's. */
  readonly sources: readonly string[];
  /** What an example is called in problems: the file and line that it is from, or its number. */
  nameOf(example: number): string;
  /** Numbers in row-major order, or a text, as the source takes it; for a class also the number of its index. */
  valueOf(source: string, example: number): Float32Array | string;
}

/** Examples that fit the sources of a document. */
export interface BoundExamples {
  readonly count: number;
  nameOf(example: number): string;
  /** Equal for examples that are alike in all sizes. */
  keyOf(example: number): string;
  /** The document with sources of the sizes that an example has. */
  documentFor(example: number): Document;
  /** By the port of a source (`draw.out`): its numbers in row-major order. */
  numbersOf(port: string, example: number): Float32Array | undefined;
}

/** How many texts are read but once. */
const mostTexts = 1024;

type Source = ResolvedNode & { readonly block: Layer };

/** Finds the sources that examples name; problems say which are not there, and the first example that does not fit each. */
export function bindExamples(
  document: Document,
  scope: Scope,
  examples: Examples,
): { readonly bound: BoundExamples } | { readonly problems: readonly Problem[] } {
  const sources = sourcesIn(scope);
  const problems: Problem[] = [];
  const bindings: Binding[] = [];
  for (const path of examples.sources) {
    const source = sources.get(path);
    if (source) bindings.push(new Binding(source, examples));
    else
      problems.push({
        code: 'bad-example',
        path,
        message: `there is no such source in the graph.${didYouMean(path, sources.keys())}`,
      });
  }
  problems.push(...bindings.flatMap((binding) => binding.check()));
  if (examples.count === 0)
    problems.push({ code: 'bad-example', path: '', message: 'there is nothing to learn from: no example.' });
  if (problems.length > 0) return { problems };
  const byPort = new Map(bindings.map((binding) => [binding.port, binding]));
  const keys = keysOf(bindings, examples.count);
  return {
    bound: {
      count: examples.count,
      nameOf: (example) => examples.nameOf(example),
      keyOf: (example) => keys[example] ?? '',
      documentFor: (example) =>
        bindings.reduce((before, binding) => binding.giveSize(before, example), document),
      numbersOf: (port, example) => byPort.get(port)?.numbersOf(example),
    },
  };
}

/** The keys of all examples, of which there are few: each is one text in memory. */
function keysOf(bindings: readonly Binding[], count: number): readonly string[] {
  const known = new Map<string, string>();
  return Array.from({ length: count }, (_, example) => {
    const key = bindings.map((binding) => binding.keyOf(example)).join(';');
    const same = known.get(key) ?? key;
    known.set(key, same);
    return same;
  });
}

function sourcesIn(scope: Scope): ReadonlyMap<string, Source> {
  return new Map(
    scope.nodes.flatMap((node): (readonly [string, Source])[] => {
      const { block, body } = node;
      if (body) return [...sourcesIn(body)];
      return !block.body && block.source ? [[node.path, { ...node, block }]] : [];
    }),
  );
}

/** A source and the values that it has in the examples. */
class Binding {
  readonly port: string;
  private readonly source: Source;
  private readonly examples: Examples;
  /** The parameter that holds the source's value, if types depend on it. */
  private readonly sizing: string | undefined;
  /** How many numbers there are where no type depends on them. */
  private readonly length: number;
  private readonly keys: string[] = [];
  /** What texts are in numbers, of some of them: labels come again and again. */
  private readonly ofTexts = new Map<string, Float32Array>();

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
    if (this.ofTexts.size < mostTexts) this.ofTexts.set(given, numbers);
    return numbers;
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
      this.keys[example] = keyOf(this.typeWith({ [this.sizing]: value }));
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
