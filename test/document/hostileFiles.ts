import type { LoadError } from '../../src/document/loadError.ts';

/* Files that must be refused, each with the errors that it must give. */

interface HostileFile {
  readonly name: string;
  readonly given: () => unknown;
  readonly errors: readonly LoadError[];
}

const head = { format: 'layerwire', version: 1 };
const empty = { ...head, nodes: [], wires: [] };
const text = (rest: string) => `{"format": "layerwire", "version": 1, "nodes": [], "wires": []${rest}}`;
const withNodes = (...nodes: unknown[]) => ({ ...empty, nodes });

/** A body inside a body, and so on. */
export function nested(deep: number): object {
  let graph: object = { nodes: [], wires: [] };
  for (let i = 0; i < deep; i++) graph = { nodes: [{ id: 'a', block: 'stack', body: graph }], wires: [] };
  return { ...head, ...graph };
}

const refused = (name: string, given: () => unknown, ...sentences: string[]): HostileFile => ({
  name,
  given,
  errors: sentences.map((sentence) => {
    const [, path = '', message = sentence] = /^([\w/-]+): (.*)$/s.exec(sentence) ?? [];
    return { path, message };
  }),
});

export const hostileFiles: readonly HostileFile[] = [
  // Not JSON.
  refused(
    'an empty text',
    () => '',
    'This is not JSON: in line 1, column 1, there should be a value, but the text ends.',
  ),
  refused(
    'a cut text',
    () => '{"format": "layerwire",\n "nodes": [',
    'This is not JSON: in line 2, column 12, there should be a value, but the text ends.',
  ),
  refused(
    'a comma too many',
    () => '{"format": "layerwire",\n}',
    'This is not JSON: in line 2, column 1, there should be a key in double quotes, but there is "}".',
  ),
  refused(
    'NaN',
    () => text(', "seed": NaN'),
    'This is not JSON: in line 1, column 73, there should be a value, but there is "NaN".',
  ),
  refused(
    'a comment',
    () => '// graph\n{}',
    'This is not JSON: in line 1, column 1, there should be a value, but there is "/".',
  ),
  refused(
    'two documents',
    () => '{}\n{}',
    'This is not JSON: in line 2, column 1, there should be nothing more, but there is "{".',
  ),
  refused(
    'brackets without end',
    () => '['.repeat(100_000),
    'This is not JSON: in line 1, column 100001, there should be a value, but the text ends.',
  ),
  refused(
    'a text without end',
    () => `"${'a'.repeat(9_000_000)}`,
    'This is not JSON: in line 1, column 9000002, there should be the rest of a text in double quotes, on one line and with escapes that JSON knows, but the text ends.',
  ),

  // Not a document.
  refused('a number', () => '5', 'A document must be an object with a list of nodes, but this is 5.'),
  refused('null', () => 'null', 'A document must be an object with a list of nodes, but this is null.'),
  refused(
    'a list',
    () => [empty],
    `A document must be an object with a list of nodes, but this is [{"format":"layerwire","version":1,"nodes":[],"wires":[]}].`,
  ),
  refused(
    'nothing at all',
    () => undefined,
    'A document must be an object with a list of nodes, but this is undefined.',
  ),
  refused('a function', () => withNodes(() => 1), 'nodes[0] must be a value of JSON, but is "() => 1".'),
  refused(
    'another format',
    () => ({ ...empty, format: 'onnx' }),
    'This is no Layerwire document: format must be "layerwire", but is "onnx".',
  ),
  refused(
    'no format',
    () => ({ nodes: [] }),
    'This is no Layerwire document: it has no "format": "layerwire".',
  ),
  refused(
    'a newer version',
    () => ({ ...empty, version: 2 }),
    'The document has version 2, but this Layerwire reads up to version 1. Open it with a newer one.',
  ),
  refused(
    'a version before the first',
    () => ({ ...empty, version: 0 }),
    'version must be a whole number from 1 to 1, but is 0.',
  ),
  refused(
    'a version in words',
    () => ({ ...empty, version: '1' }),
    'version must be a whole number from 1 to 1, but is "1".',
  ),
  refused('no lists', () => head, 'nodes is missing.', 'wires is missing.'),

  // Keys.
  refused(
    '__proto__ in the document',
    () => text(', "__proto__": {"polluted": true}'),
    'the document must not have the key "__proto__", which is reserved.',
  ),
  refused(
    'constructor in parameters',
    () => withNodes({ id: 'a', block: 'vanilla', params: { constructor: 1 } }),
    'a: params must not have the key "constructor", which is reserved.',
  ),
  refused(
    '__proto__ deep in a foreign block',
    () => text('').replace('"nodes": []', '"nodes": [{"id": "a", "block": "x", "y": [{"__proto__": 1}]}]'),
    'a: y[0] must not have the key "__proto__", which is reserved.',
  ),
  refused(
    'a misspelt key',
    () => ({ ...empty, titel: 'x' }),
    'titel is not a key that is known here. Did you mean "title"?',
  ),
  refused(
    'a misspelt key of a node',
    () => withNodes({ id: 'a', block: 'vanilla', parms: {} }),
    'a: parms is not a key that is known here. Did you mean "params"?',
  ),
  refused(
    'a key far from any',
    () => ({ ...empty, selection: [] }),
    'selection is not a key that is known here.',
  ),

  // Wrong types and values.
  refused('1e999', () => text(', "seed": 1e999'), 'seed must be a finite number, but is Infinity.'),
  refused(
    '1e999 in a body',
    () =>
      '{"format":"layerwire","version":1,"wires":[],"nodes":[{"id":"read","block":"stack","body":{"wires":[],"nodes":[{"id":"cell","block":"vanilla","params":{"units":-1e999}}]}}]}',
    'read/cell: params.units must be a finite number, but is -Infinity.',
  ),
  refused(
    'a seed with a fraction',
    () => ({ ...empty, seed: 0.5 }),
    'seed must be a whole number from 0 to 4294967295, but is 0.5.',
  ),
  refused(
    'a title that is no text',
    () => ({ ...empty, title: { toString: 'x' } }),
    'title must be a text, but is {"toString":"x"}.',
  ),
  refused(
    'a title of a novel',
    () => ({ ...empty, title: 'a'.repeat(201) }),
    'title must have at most 200 characters, but has 201.',
  ),
  refused(
    'nodes that are no list',
    () => ({ ...empty, nodes: {} }),
    'nodes must be a list of nodes, but is {}.',
  ),
  refused('a node that is a number', () => withNodes(7), 'nodes[0] must be an object, but is 7.'),
  refused('a node without block', () => withNodes({ id: 'a' }), 'a: block is missing.'),
  refused('a foreign node without id', () => withNodes({ block: 'grru' }), 'nodes[0].id is missing.'),
  refused(
    'an id with a slash',
    () => withNodes({ id: 'a/b', block: 'vanilla' }),
    'nodes[0].id must be 1 to 64 letters, digits, - or _, but is "a/b".',
  ),
  refused(
    'a huge id',
    () => withNodes({ id: 'a'.repeat(1_000_000), block: 'vanilla' }),
    `nodes[0].id must be 1 to 64 letters, digits, - or _, but is "${'a'.repeat(56)}….`,
  ),
  refused(
    'a reserved key as an id',
    () => withNodes({ id: '__proto__', block: 'vanilla' }),
    'nodes[0].id must be 1 to 64 letters, digits, - or _, but is "__proto__".',
  ),
  refused(
    'the boundary as an id',
    () => withNodes({ id: '$', block: 'vanilla' }),
    'nodes[0].id must be 1 to 64 letters, digits, - or _, but is "$".',
  ),
  refused(
    'parameters in a list',
    () => withNodes({ id: 'a', block: 'vanilla', params: [1] }),
    'a: params must be an object, but is [1].',
  ),
  refused(
    'a place in words',
    () => withNodes({ id: 'a', block: 'vanilla', at: 'here' }),
    'a: at must be two numbers, [x, y], but is "here".',
  ),
  refused(
    'a place in space',
    () => withNodes({ id: 'a', block: 'vanilla', at: [1, 2, 3] }),
    'a: at[2] must be two numbers, [x, y], but is 3.',
  ),
  refused(
    'a place far away',
    () => withNodes({ id: 'a', block: 'vanilla', at: [1e9, 0] }),
    'a: at[0] must be a number from −1000000 to 1000000, but is 1000000000.',
  ),
  refused(
    'a wire without a port',
    () => ({ ...empty, wires: [['a', 'b.x']] }),
    'wires[0][0] must be a port, such as "embed.y", or "$.output" of the boundary, but is "a".',
  ),
  refused(
    'a wire across bodies',
    () => ({ ...empty, wires: [['a.y', 'read/cell.x']] }),
    'wires[0][1] must be a port, such as "embed.y", or "$.output" of the boundary, but is "read/cell.x".',
  ),
  refused(
    'a wire of one end',
    () => ({ ...empty, wires: [['a.y']] }),
    'wires[0][1] must be a port, such as "embed.y", or "$.output" of the boundary, but is undefined.',
  ),
  refused(
    'weights from an address',
    () => ({ ...empty, weights: { from: 'https://example.org/w', sha256: '0'.repeat(64) } }),
    'weights.from must name a file that comes with Layerwire, such as "sample:digits", but is "https://example.org/w".',
  ),

  // The parameters of known blocks.
  refused(
    'units in words',
    () =>
      withNodes({
        id: 'read',
        block: 'stack',
        body: withNodesOnly({ id: 'cell', block: 'vanilla', params: { units: 'many' } }),
      }),
    'read/cell: units must be a whole number from 1 to 65536, but is "many".',
  ),
  refused(
    'no units',
    () => withNodes({ id: 'a', block: 'vanilla', params: { units: 0 } }),
    'a: units must be a whole number from 1 to 65536, but is 0.',
  ),
  refused(
    'null for a default',
    () => withNodes({ id: 'a', block: 'max-pooling', params: { stride: null } }),
    'a: stride must be one to eight whole numbers from 1 to 1024, but is null.',
  ),
  refused(
    'a nonlinearity that is none',
    () => withNodes({ id: 'a', block: 'vanilla', params: { nonlinearity: 'toString' } }),
    'a: nonlinearity must be one of "tanh", "sigmoid", "rectifier", "none", but is "toString".',
  ),

  // Ids and caps.
  refused(
    'ids twice',
    () => withNodes({ id: 'a', block: 'tanh' }, { id: 'a', block: 'tanh' }),
    'a: two nodes have the id "a". Give one of them another.',
  ),
  refused(
    'ids twice in a body',
    () =>
      withNodes({
        id: 'a',
        block: 'stack',
        body: withNodesOnly({ id: 'b', block: 'tanh' }, { id: 'b', block: 'x' }),
      }),
    'a/b: two nodes have the id "b". Give one of them another.',
  ),
  refused(
    'nodes beyond number',
    () => withNodes(...Array.from({ length: 2001 }, () => ({}))),
    'A document must have at most 2000 nodes, bodies counted in, but this one has 2001.',
  ),
  refused(
    'nodes beyond number in bodies',
    () => withNodes(...Array.from({ length: 1001 }, () => ({ body: { nodes: [{}] } }))),
    'A document must have at most 2000 nodes, bodies counted in, but this one has 2002.',
  ),
  refused(
    'wires beyond number',
    () => ({ ...empty, wires: Array.from({ length: 8001 }, () => ['a.y', 'b.x']) }),
    'A document must have at most 8000 wires, bodies counted in, but this one has 8001.',
  ),
  refused(
    'nine bodies inside each other',
    () => nested(9),
    'Bodies must be nested at most 8 deep, but these are 9 deep.',
  ),
  refused(
    'bodies without end',
    () => nested(5000),
    'a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a: the document must be nested at most 64 levels deep, but goes on below that.',
  ),
  refused(
    'lists without end',
    () => JSON.parse(text(`, "title": ${'['.repeat(5000)}${']'.repeat(5000)}`)),
    'the document must be nested at most 64 levels deep, but goes on below that.',
  ),
  refused(
    'notes beyond number',
    () => ({ ...empty, notes: Array.from({ length: 1001 }, () => ({ text: '', at: [0, 0] })) }),
    'notes must have at most 1000 notes, but has 1001.',
  ),
];

function withNodesOnly(...nodes: unknown[]): object {
  return { nodes, wires: [] };
}
