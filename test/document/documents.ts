import * as fc from 'fast-check';
import { namePattern } from '../../src/base/names.ts';
import type { JsonValue } from '../../src/base/problem.ts';
import { blocks } from '../../src/blocks/index.ts';
import type { Param } from '../../src/blocks/params.ts';
import type { Document, Graph, Node, Wire } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';

/* Documents at random, of all that `load` keeps: known blocks and foreign ones, wires that hold and wires that do not. */

export const jsonValue: fc.Arbitrary<JsonValue> = fc
  .jsonValue({ maxDepth: 2 })
  .filter(
    (value) => !/__proto__|constructor|prototype/.test(JSON.stringify(value)),
  ) as fc.Arbitrary<JsonValue>;

export const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/).filter((each) => namePattern.test(each));

/** Values that a parameter takes. */
function valueFor(param: Param): fc.Arbitrary<JsonValue> {
  const whole = fc.integer({ min: param.min ?? 0, max: Math.floor(param.max ?? 100) });
  switch (param.kind) {
    case 'int':
      return whole;
    case 'share':
      return fc.double({ min: param.min ?? 0, max: param.max ?? 1, noNaN: true });
    case 'ints':
      return fc.oneof(whole, fc.array(whole, { minLength: 1, maxLength: 4 }));
    case 'choice':
      return fc
        .constantFrom(...(param.options ?? []))
        .map((option) => (param.parse(option) === undefined ? Number(option) : option));
    case 'flag':
      return fc.boolean();
    case 'words':
      return fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 });
    case 'numbers':
      return fc.array(fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constant(-0)), {
        maxLength: 5,
      });
    case 'pixels':
      return fc.base64String({ maxLength: 16 });
    case 'axes':
      return fc.uniqueArray(fc.constantFrom(...(param.options ?? [])), { maxLength: 3 });
    case 'names':
      return fc.uniqueArray(id, { maxLength: 2 });
    case 'axis':
      return fc.constantFrom(...(param.options ?? []));
    case 'text':
      return fc.string({ unit: 'binary', maxLength: 20 });
    case 'vocabulary':
      return fc.oneof(fc.string({ maxLength: 20 }), fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }));
  }
}

const params = (block: string): fc.Arbitrary<Node['params']> => {
  const known = Object.entries(blocks.get(block)?.params ?? {}).map(
    ([name, param]) => [name, valueFor(param)] as const,
  );
  const values: Record<string, fc.Arbitrary<JsonValue>> = {
    ...Object.fromEntries(known),
    unknown: jsonValue,
  };
  return fc
    .record(values, { requiredKeys: [] })
    .map((given) =>
      Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      ),
    );
};

const coordinate = fc.integer({ min: -250_000, max: 250_000 }).map((step) => step * 4);
const point = fc.tuple(coordinate, coordinate);

const decorations = {
  label: fc.string({ unit: 'binary', maxLength: 20 }),
  note: fc.string({ maxLength: 20 }),
  bypass: fc.boolean(),
  at: point,
};

const knownNode = (depth: number): fc.Arbitrary<Node> =>
  fc.constantFrom(...blocks.keys()).chain((block) =>
    fc.record(
      {
        id,
        block: fc.constant(block),
        params: params(block),
        ...decorations,
        ...(depth > 0 && blocks.get(block)?.body && { body: graph(depth - 1) }),
      },
      { requiredKeys: ['id', 'block'] },
    ),
  );

const foreignNode = (depth: number): fc.Arbitrary<Node> =>
  fc
    .record(
      {
        id,
        block: fc.constantFrom('grru', 'attention/2', '<b>x</b>'),
        params: fc.dictionary(id, jsonValue),
        ...decorations,
        ...(depth > 0 && { body: graph(depth - 1) }),
        extraKey: jsonValue,
      },
      { requiredKeys: ['id', 'block'] },
    )
    .map((node) => node);

/** Nodes with ids of their own, and wires between their ports, the boundary, and ports and nodes that do not exist. */
function graph(depth: number): fc.Arbitrary<Graph> {
  const node = fc.oneof(
    { weight: 5, arbitrary: knownNode(depth) },
    { weight: 1, arbitrary: foreignNode(depth) },
  );
  return fc.uniqueArray(node, { maxLength: 6, selector: (each) => each.id }).chain((nodes) => {
    const end = fc
      .tuple(
        fc.oneof(
          { weight: 8, arbitrary: fc.constantFrom('$', ...nodes.map((each) => each.id)) },
          { weight: 1, arbitrary: id },
        ),
        fc.constantFrom('x', 'y', 'a', 'out', 'input', 'result', 'port-9'),
      )
      .map(([node, port]) => `${node}.${port}`);
    const wire: fc.Arbitrary<Wire> = fc.tuple(end, end);
    return fc.record({ nodes: fc.constant(nodes), wires: fc.array(wire, { maxLength: 8 }) });
  });
}

const anyDocument = graph(2).chain(({ nodes, wires }) =>
  fc.record(
    {
      format: fc.constant('layerwire' as const),
      version: fc.constant(1 as const),
      nodes: fc.constant(nodes),
      wires: fc.constant(wires),
      title: fc.string({ unit: 'binary', maxLength: 30 }),
      seed: fc.nat(),
      weights: fc.oneof(
        fc.record({ from: fc.constant('sample:digits'), sha256: fc.stringMatching(/^[0-9a-f]{64}$/) }),
        fc.record({ data: fc.base64String({ maxLength: 12 }) }),
      ),
      notes: fc.array(
        fc.record(
          { text: fc.string({ maxLength: 9 }), at: point, size: point },
          { requiredKeys: ['text', 'at'] },
        ),
        { maxLength: 2 },
      ),
      frames: fc.array(fc.record({ title: fc.string({ maxLength: 9 }), at: point, size: point }), {
        maxLength: 2,
      }),
    },
    { requiredKeys: ['format', 'version', 'nodes', 'wires'] },
  ),
);

/** Documents as `load` gives them: the only ones that edits, history and links ever see. */
export const documents: fc.Arbitrary<Document> = anyDocument.map((given) => loaded(given));

/** The document in a text or a value that `load` takes; fails the test when it does not. */
export function loaded(given: unknown): Document {
  const { document, errors } = load(given);
  if (!document) throw new Error(`refused: ${JSON.stringify(errors)}`);
  return document;
}

/** A document from nodes written shortly (`read:stack`) and wires; positions 240 apart. */
export function draw(nodes: readonly string[], wires: readonly Wire[] = []): Document {
  return loaded({
    format: 'layerwire',
    version: 1,
    nodes: nodes.map((each, i) => {
      const [id = '', block = id] = each.split(':');
      return { id, block, at: [240 * i, 0] };
    }),
    wires,
  });
}
