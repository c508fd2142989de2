import { deflateSync } from 'fflate';
import { toBase64Url } from '../../src/base/base64.ts';

/* Links that must be refused, each with the error that it must give. */

const utf8 = new TextEncoder();
const deflated = (bytes: Uint8Array) => `#g=1.d.${toBase64Url(deflateSync(bytes, { level: 9 }))}`;
const plain = (payload: unknown) =>
  `#g=1.j.${toBase64Url(utf8.encode(typeof payload === 'string' ? payload : JSON.stringify(payload)))}`;

/** A payload of one `vanilla` with a piece changed. */
const packed = (
  change: (parts: { head: object; shapes: unknown[]; ports: unknown[]; graph: unknown[] }) => void,
) => {
  const parts = {
    head: {},
    shapes: [['vanilla', 1, ['units']]] as unknown[],
    ports: [['y', 'x']] as unknown[],
    graph: [[0], [1], [1], [4], [0], [0], [0], []] as unknown[],
  };
  change(parts);
  return plain([parts.head, parts.shapes, parts.ports, parts.graph]);
};

const valid = packed(() => {});

export const hostileLinks: Readonly<Record<string, readonly [link: string, message: string, path?: string]>> =
  {
    'an empty text': ['', 'This is no link to a document: it has no #g=.'],
    'another page': ['https://example.org/#about', 'This is no link to a document: it has no #g=.'],
    'no version': ['#g=', 'The link is damaged: behind #g= there is no version.'],
    'a newer version': [
      '#g=2.d.AAAA',
      'The link has version 2, but this Layerwire reads version 1. Open it with a newer one.',
    ],
    'an unknown coding': [
      '#g=1.z.AAAA',
      'The link is damaged: behind its version there must be d or j, a dot, and the document.',
    ],
    'a dot too many': [
      '#g=1.d.AAAA.AAAA',
      'The link is damaged: behind its version there must be d or j, a dot, and the document.',
    ],
    'no payload': ['#g=1.d.', 'The link is damaged: it was cut, or holds characters that no link has.'],
    'characters of another alphabet': [
      '#g=1.d.AA+/',
      'The link is damaged: it was cut, or holds characters that no link has.',
    ],
    'a text behind the link': [
      `${valid})`,
      'The link is damaged: it was cut, or holds characters that no link has.',
    ],
    'base64 cut within a byte': [
      valid.slice(0, 7 + 4 * 10 + 1),
      'The link is damaged: it was cut, or holds characters that no link has.',
    ],
    'JSON that was cut': [valid.slice(0, 7 + 4 * 10), 'The link is damaged: what it holds is not JSON.'],
    'a deflated text that was cut': [
      deflated(utf8.encode(JSON.stringify([{ title: 'a few words that do not repeat' }]))).slice(0, 31),
      'The link is damaged: it was cut, or some of its characters were changed.',
    ],
    'what was never deflated': [
      '#g=1.d._____w',
      'The link is damaged: it was cut, or some of its characters were changed.',
    ],
    'more characters than are read': [
      `#g=1.d.${'A'.repeat(65_536)}`,
      'The link must have at most 65536 characters, but has 65543. Send the document as a file.',
    ],
    'a bomb of zeros': [
      deflated(new Uint8Array(40 * 2 ** 20)),
      'The link must hold at most 1048576 bytes of document, but holds more.',
    ],
    'bytes that are no text': [
      deflated(Uint8Array.of(0xff, 0xfe, 0x80)),
      'The link is damaged: what it holds is not text.',
    ],
    '__proto__ in the head': [
      plain('[{"__proto__":{"polluted":true}},[],[],[[],[],[],[],[],[],[],[]]]'),
      'The link is damaged: [0] must not have the key "__proto__", which is reserved.',
    ],
    '__proto__ as a parameter': [
      packed(({ shapes }) => shapes.splice(0, 1, ['vanilla', 1, ['__proto__']])),
      'params must not have the key "__proto__", which is reserved.',
      'vanilla',
    ],
    '__proto__ as a field': [
      packed(({ shapes }) => shapes.splice(0, 1, ['grru', 0, [], '__proto__'])),
      'the document must not have the key "__proto__", which is reserved.',
      'grru',
    ],
    'numbers without end': [
      plain('[{"seed":1e999},[],[],[[],[],[],[],[],[],[],[]]]'),
      'The link is damaged: [0].seed must be a finite number, but is Infinity.',
    ],
    'lists without end': [
      plain(`${'['.repeat(9000)}${']'.repeat(9000)}`),
      'The link is damaged: the document must be nested at most 64 levels deep, but goes on below that.',
    ],
    'no list': [plain({}), 'The link is damaged: a list has another length than it must.'],
    'a head that is a list': [
      plain([[], [], [], []]),
      'The link is damaged: it does not begin with an object.',
    ],
    'a graph that is a text': [
      plain([{}, [], [], 'graph']),
      'The link is damaged: a list has another length than it must.',
    ],
    'a newer block': [
      packed(({ shapes }) => shapes.splice(0, 1, ['vanilla', 9, ['units']])),
      'The link is damaged: it was made with a newer version of "vanilla": reload the page, or open it with a newer Layerwire.',
    ],
    'a block without name': [
      packed(({ shapes }) => shapes.splice(0, 1, [5, 1, []])),
      'The link is damaged: a block has no name.',
    ],
    'a block with a name of megabytes': [
      packed(({ shapes }) => shapes.splice(0, 1, ['a'.repeat(20_000), 0, []])),
      'The link is damaged: a block has no name.',
    ],
    'a port with a name of megabytes': [
      packed(({ ports }) => ports.splice(0, 1, ['y', 'x'.repeat(20_000)])),
      'The link is damaged: a port has no name.',
    ],
    'a node with a name of megabytes': [
      packed(({ graph }) => graph.splice(7, 1, ['a'.repeat(20_000)])),
      'The link is damaged: a node has no name.',
    ],
    'a shape that is not there': [
      packed(({ graph }) => graph.splice(0, 1, [1])),
      'The link is damaged: a number points at nothing.',
    ],
    'a wire to nowhere': [
      packed(({ graph }) => graph.splice(6, 1, [2])),
      'The link is damaged: a number points at nothing.',
    ],
    'half a wire': [
      packed(({ graph }) => graph.splice(6, 1, [])),
      'The link is damaged: a list has another length than it must.',
    ],
    'half a position': [
      packed(({ graph }) => graph.splice(1, 1, [null])),
      'The link is damaged: a number is not whole.',
    ],
    'a position in words': [
      packed(({ graph }) => graph.splice(1, 1, ['left'])),
      'The link is damaged: a number is not whole.',
    ],
    'a value too few': [
      packed(({ graph }) => graph.splice(3, 1, [])),
      'The link is damaged: values are missing.',
    ],
    'a value too many': [
      packed(({ graph }) => graph.splice(3, 1, [4, 5])),
      'The link is damaged: there are values that belong to no node.',
    ],
    'a body that is no graph': [
      packed(({ shapes }) => shapes.splice(0, 1, ['stack', 1, [], 'body'])),
      'The link is damaged: a list has another length than it must.',
    ],
    'nodes beyond number': [
      packed(({ shapes, graph }) => {
        shapes.splice(0, 1, ['tanh', 1, []]);
        graph.splice(
          0,
          1,
          Array.from({ length: 2001 }, () => 0),
        );
      }),
      'The link is damaged: it has more than 2000 nodes.',
    ],
    'wires beyond number': [
      packed(({ graph }) =>
        graph.splice(
          4,
          1,
          Array.from({ length: 8001 }, () => 0),
        ),
      ),
      'The link is damaged: it has more than 8000 wires.',
    ],
    'a parameter that its rule refuses': [
      packed(({ graph }) => graph.splice(3, 1, ['many'])),
      'units must be a whole number from 1 to 65536, but is "many".',
      'vanilla',
    ],
    'a place out of reach': [
      packed(({ graph }) => graph.splice(1, 1, [1e9])),
      'at[0] must be a number from −1000000 to 1000000, but is 4000000000.',
      'vanilla',
    ],
    'ids twice': [
      packed(({ shapes, graph }) => {
        shapes.splice(0, 1, ['tanh', 1, [], 'id']);
        graph.splice(0, 4, [0, 0], [0, 0], [0, 0], ['a', 'a']);
      }),
      'two nodes have the id "a". Give one of them another.',
      'a',
    ],
    'another format in the head': [
      packed(({ head }) => Object.assign(head, { format: 'onnx' })),
      'This is no Layerwire document: format must be "layerwire", but is "onnx".',
    ],
  };
