import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document, Graph, Point } from '../../src/document/document.ts';
import { countAll } from '../../src/document/graph.ts';
import { isLink } from '../../src/document/isLink.ts';
import { decodeLink, encodeLink, linkSize } from '../../src/document/link.ts';
import golden from '../golden/links.json' with { type: 'json' };
import { documents, draw, loaded } from './documents.ts';
import { hostileLinks } from './hostileLinks.ts';
import { largeGraph } from './largeGraph.ts';

/** What a link keeps: all but the last two bits of a position. */
function snapped<T extends Graph>(graph: T): T {
  const snap = ([x, y]: Point): Point => [Math.round(x / 4) * 4, Math.round(y / 4) * 4];
  const nodes = graph.nodes.map((node) => ({
    ...node,
    ...(node.at && { at: snap(node.at) }),
    ...(node.body && { body: snapped(node.body) }),
  }));
  return { ...graph, nodes };
}

async function checkRoundTrip(document: Document, codec: 'd' | 'j'): Promise<void> {
  expect(await decodeLink(await encodeLink(document, { codec }))).toEqual({ document });
}

describe('a link', () => {
  test.each(['d', 'j'] as const)('coded as %s gives back any document', async (codec) => {
    await fc.assert(fc.asyncProperty(documents, (document) => checkRoundTrip(document, codec)));
  });

  test('keeps what deflate may not shorten', async () => {
    const values = Array.from({ length: 2000 }, (_, i) => Math.sin(i) * 1e-3);
    const numbers = { id: 'v', block: 'vector', params: { size: 2000, values: [-0, ...values.slice(1)] } };
    await checkRoundTrip(loaded({ format: 'layerwire', version: 1, nodes: [numbers], wires: [] }), 'd');
  });

  test('rounds positions to 4 pixels', async () => {
    const document = loaded({
      format: 'layerwire',
      version: 1,
      nodes: [
        { id: 'a', block: 'tanh', at: [1.9, -5.5] },
        {
          id: 'b',
          block: 'stack',
          at: [1003, 2],
          body: { nodes: [{ id: 'c', block: 'tanh', at: [82, 41] }], wires: [] },
        },
      ],
      wires: [],
    });
    const { document: opened } = await decodeLink(await encodeLink(document));
    expect(opened).toEqual(snapped(document));
    expect(opened?.nodes[0]?.at).toEqual([0, -4]);
  });

  test('of 100 nodes has at most 2,000 characters', async () => {
    const document = largeGraph();
    expect(countAll(document).nodes).toBe(100);
    const link = await encodeLink(document, { base: 'https://layerwire.example.org/editor/' });
    expect(link.length).toBeLessThanOrEqual(2000);
    expect(await decodeLink(link)).toEqual({ document: snapped(document) });
  });

  test('stands behind the address that it is given', async () => {
    expect(await encodeLink(draw(['a:tanh']), { base: 'https://example.org/app/' })).toMatch(
      /^https:\/\/example\.org\/app\/#g=1\.d\.[\w-]+$/,
    );
  });

  test('is read from a whole address, among other fields, and with white space in it', async () => {
    const document = draw(['a:tanh', 'b:tanh'], [['a.y', 'b.x']]);
    const link = await encodeLink(document);
    const texts = [
      link.slice(1),
      `https://example.org/?q=1${link}`,
      `#theme=dark&${link.slice(1)}&x=1`,
      `${link.slice(0, 20)}\n  ${link.slice(20)} `,
    ];
    for (const text of texts) expect(await decodeLink(text)).toEqual({ document });
  });

  test('keeps HTML as text', async () => {
    const title = '<script>alert(1)</script>';
    await checkRoundTrip(
      loaded({
        format: 'layerwire',
        version: 1,
        title,
        nodes: [{ id: 'a', block: '<img onerror=x>', label: title }],
        wires: [],
      }),
      'd',
    );
  });

  test.each(golden)('of an earlier release still opens: $name', async ({ link, document }) => {
    expect(await decodeLink(link)).toEqual({ document });
  });
});

describe('a hostile link is refused', () => {
  test.each(Object.entries(hostileLinks))('%s', async (_, [link, message, path = '']) => {
    expect(await decodeLink(link)).toEqual({ errors: [{ path, message }] });
  });

  test('any text behind #g= gives a document or a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('d', 'j'), fc.base64String(), async (codec, payload) => {
        const { errors } = await decodeLink(
          `#g=1.${codec}.${payload.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`,
        );
        for (const { message } of errors ?? []) expect(message).toMatch(/^The link .*\.$/s);
        expect(errors).not.toHaveLength(0);
      }),
    );
  });

  test('a link with one character changed gives a document or sentences', async () => {
    const link = await encodeLink(largeGraph());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 7, max: link.length - 1 }),
        fc.constantFrom('A', 'z', '_'),
        async (i, letter) => {
          const { errors } = await decodeLink(link.slice(0, i) + letter + link.slice(i + 1));
          for (const { message } of errors ?? []) expect(message).toMatch(/[.?]$/);
        },
      ),
    );
  });

  test('and cut anywhere, always', async () => {
    const link = await encodeLink(largeGraph());
    for (let length = 7; length < link.length - 1; length += 3)
      expect((await decodeLink(link.slice(0, length))).errors, `cut at ${length}`).toBeDefined();
  });
});

test('links are told from other texts', () => {
  expect([
    isLink('https://example.org/#g=1.d.AA'),
    isLink('#theme=dark&g=1.d.AA'),
    isLink('{"format": "layerwire"}'),
  ]).toEqual([true, true, false]);
});

test.each([
  [1, 'quiet'],
  [2000, 'quiet'],
  [2001, 'warn'],
  [8000, 'warn'],
  [8001, 'too-long'],
] as const)('a link of %i characters travels %s', (characters, size) => {
  expect(linkSize(characters)).toBe(size);
});
