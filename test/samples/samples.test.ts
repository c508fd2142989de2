import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filled, realValues, sampleFile } from '../../scripts/fillSamples.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { decodeLink, encodeLink, linkSize } from '../../src/document/link.ts';
import { save } from '../../src/document/save.ts';
import { factsOf } from '../../src/editor/canvas/layout/facts.ts';
import { overlaps } from '../../src/editor/canvas/layout/geometry.ts';
import { layOut } from '../../src/editor/canvas/layout/layout.ts';
import { samples } from '../../src/samples/index.ts';
import type { PortValue } from '../harness/oracle/values.ts';
import { interpret } from '../harness/oracle.ts';
import { completeSample, compute, openSample, weightsOf } from './openSample.ts';

/** What the notes of each sample name as the origin of its data. */
const origins: Readonly<Record<string, string>> = {
  digits: 'MNIST (LeCun, Cortes and Burges; CC BY-SA 3.0)',
  iris: 'Fisher’s irises (1936; UCI, CC BY 4.0)',
  'names-plain': 'US Social Security Administration’s public list',
  'names-gru': 'US Social Security Administration’s public list',
  'names-lstm': 'US Social Security Administration’s public list',
  tags: 'a well-known one of linguistics',
  forecast: 'Box and Jenkins, series G',
  passengers: 'Box and Jenkins, series G',
  years: 'Box and Jenkins, series G',
  phrases: 'our own',
  lists: 'ListOps (Nangia and Bowman 2018); the list is our own',
  deep: 'Box and Jenkins, series G',
};

describe.each(samples)('$name', ({ name, title, hint }) => {
  it('has a title, and a sentence of what to look at', () => {
    expect(openSample(name).title).toBe(title);
    expect(hint).toMatch(/^[A-Z].{20,120}\.$/);
  });

  it('opens without problems', () => {
    expect(infer(openSample(name)).problems).toEqual([]);
  });

  it('is the file that saving it writes', () => {
    expect(save(openSample(name))).toBe(readFileSync(sampleFile(name), 'utf8'));
  });

  it('says where its data is from, and whether it was trained', () => {
    const { notes = [], weights } = openSample(name);
    const text = notes.map((note) => note.text).join(' ');
    expect(text).toContain(origins[name]);
    expect(text).toMatch(weights ? /weights were trained on/ : /Untrained: .* come from the seed\./);
  });

  it('computes finite values at every port', () => {
    const inference = infer(completeSample(name));
    const values = compute(completeSample(name));
    expect([...values.keys()].sort()).toEqual([...listPorts(inference)].sort());
    for (const [port, { numbers }] of values) {
      expect(numbers.length, port).toBeGreaterThan(0);
      expect(numbers.every(Number.isFinite), port).toBe(true);
    }
  });

  it('computes what a naive interpreter of the graph does, within 1e-5 at every port', () => {
    const document = completeSample(name);
    const weights = new Map(
      [...weightsOf(document)].map(([weight, { shape, data }]) => [weight, { shape, data: [...data] }]),
    );
    const wanted = interpret(document, { sources: new Map(), weights });
    const values = compute(document);
    expect([...values.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [port, value] of wanted) {
      const expected = numbersIn(value);
      const { numbers = [] } = values.get(port) ?? {};
      expect(numbers.length, port).toBe(expected.length);
      const scale = expected.reduce((most, each) => Math.max(most, Math.abs(each)), 1);
      const furthest = expected.reduce(
        (most, each, i) => Math.max(most, Math.abs(each - (numbers[i] ?? Number.NaN))),
        0,
      );
      expect(furthest / scale, port).toBeLessThan(1e-5);
    }
  });

  it('fits into a link that travels everywhere, and comes out of it as it was', async () => {
    const document = openSample(name);
    const link = await encodeLink(document);
    expect(linkSize(link.length)).toBe('quiet');
    expect((await decodeLink(link)).document).toEqual(document);
  });

  it('lies on the grid, and no node comes near another', () => {
    const document = openSample(name);
    const layout = [...layOut(document, factsOf(infer(document), new Set())).values()];
    const near = layout.flatMap((one, i) =>
      layout
        .slice(i + 1)
        .filter((other) => other.scope === one.scope && overlaps(one.box, other.box, 24))
        .map((other) => `${one.path} and ${other.path}`),
    );
    expect(near).toEqual([]);
    for (const { node } of layout) expect((node.at ?? [1]).every((place) => place % 4 === 0)).toBe(true);
  });

  it('has its notes beside the nodes', () => {
    const document = openSample(name);
    const layout = [...layOut(document, factsOf(infer(document), new Set())).values()];
    for (const { at, size } of document.notes ?? []) {
      const box = { x: at[0], y: at[1], width: size?.[0] ?? 0, height: size?.[1] ?? 0 };
      expect(box.width * box.height).toBeGreaterThan(0);
      expect(layout.filter((each) => overlaps(box, each.box)).map(({ path }) => path)).toEqual([]);
    }
  });
});

it('every document in the folder is listed, and once', () => {
  const files = readdirSync(dirname(sampleFile('digits')))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace('.json', ''));
  expect(samples.map(({ name }) => name).sort()).toEqual(files.sort());
});

it('sources hold what the data does', (context) => {
  let values: ReturnType<typeof realValues>;
  try {
    values = realValues();
  } catch (error) {
    context.skip(error instanceof Error ? error.message : String(error));
    return;
  }
  for (const [name, given] of Object.entries(values))
    expect(filled(name, given), name).toBe(readFileSync(sampleFile(name), 'utf8'));
});

/** All numbers of a port's value, one behind the other. */
function numbersIn(value: PortValue): readonly number[] {
  if (value.kind === 'pair') return value.items.flatMap(numbersIn);
  if (value.kind === 'ragged') return value.ragged.flatMap(numbersIn);
  return value.data;
}
