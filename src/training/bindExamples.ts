import type { Problem } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import type { KnownAxis } from '../base/valueType.ts';
import type { Scope } from '../compiler/resolve.ts';
import type { Document } from '../document/document.ts';
import { Binding, type Source } from './binding.ts';

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
  /** Equal for examples whose types fit or do not fit for the same reason: sizes, and which numbers of children the nodes of a tree have. */
  rulesKeyOf(example: number): string;
  /** The document with sources of the sizes that an example has. */
  documentFor(example: number): Document;
  /** By the port of a source (`draw.out`): its numbers in row-major order. */
  numbersOf(port: string, example: number): Float32Array | undefined;
  /** By the port of a source: the numbers of all examples one behind the other, where that is a short list. */
  tableOf(port: string): Float32Array | undefined;
  /** How many numbers an example has at all sources whose size depends on it. */
  lengthOf(example: number): number;
  /** The sources whose values differ in length or form from example to example. */
  readonly ragged: readonly RaggedSource[];
  /** The document in which those have no size, and all others that of the examples. */
  readonly raggedDocument: Document;
}

/** A source whose values are not all as long, or trees of different forms. */
export interface RaggedSource {
  readonly path: string;
  /** What its elements come along in an example. */
  axisOf(example: number): KnownAxis | undefined;
}

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
  const trees = bindings.filter(({ isRagged, hasTrees }) => isRagged && hasTrees);
  return {
    bound: {
      count: examples.count,
      nameOf: (example) => examples.nameOf(example),
      keyOf: (example) => keys[example] ?? '',
      // Trees of two sources may have to be of one form.
      rulesKeyOf: (example) =>
        trees.length > 1
          ? (keys[example] ?? '')
          : bindings.map((binding) => binding.rulesKeyOf(example)).join(';'),
      documentFor: (example) =>
        bindings.reduce((before, binding) => binding.giveSize(before, example), document),
      numbersOf: (port, example) => byPort.get(port)?.numbersOf(example),
      tableOf: (port) => byPort.get(port)?.table,
      lengthOf: (example) =>
        bindings.reduce((sum, binding) => sum + (binding.firstAxisOf(example)?.size ?? 1), 0),
      ragged: bindings
        .filter(({ isRagged }) => isRagged)
        .map((binding) => ({ path: binding.path, axisOf: (example) => binding.firstAxisOf(example) })),
      raggedDocument: bindings.reduce(
        (before, binding) => (binding.isRagged ? binding.takeSize(before) : binding.giveSize(before, 0)),
        document,
      ),
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
