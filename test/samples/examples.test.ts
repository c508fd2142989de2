import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocks } from '../../src/blocks/index.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { walkNodes } from '../../src/document/graph.ts';
import { load } from '../../src/document/load.ts';
import { save } from '../../src/document/save.ts';
import { factsOf } from '../../src/editor/canvas/layout/facts.ts';
import { overlaps } from '../../src/editor/canvas/layout/geometry.ts';
import { layOut } from '../../src/editor/canvas/layout/layout.ts';
import { examples } from '../../src/samples/examples/index.ts';
import { compute } from './openSample.ts';

const folder = new URL('../../src/samples/examples/', import.meta.url);

/** The example of a block, as a document. */
function openExample(type: string) {
  const { document, errors = [] } = load(examples[type]?.document);
  if (!document) throw new Error(errors.map(({ message }) => message).join(' '));
  return document;
}

it('every block has an example, and every example a block', () => {
  expect(Object.keys(examples)).toEqual([...blocks.keys()]);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(files.sort()).toEqual([...blocks.keys()].map((type) => `${type}.json`).sort());
});

describe.each([...blocks.keys()])('the example of %s', (type) => {
  it('has the block in it, a title, and a sentence of what to look at', () => {
    const document = openExample(type);
    expect([...walkNodes(document)].map(([, node]) => node.block)).toContain(type);
    expect(document.title).toMatch(/^[A-Z]/);
    expect(examples[type]?.hint).toMatch(/^[A-Z].{20,120}\.$/);
  });

  it('opens without problems', () => {
    expect(infer(openExample(type)).problems).toEqual([]);
  });

  it('computes finite values at every port', () => {
    const document = openExample(type);
    const values = compute(document);
    expect([...values.keys()].sort()).toEqual([...listPorts(infer(document))].sort());
    for (const [port, { numbers }] of values) {
      expect(numbers.length, port).toBeGreaterThan(0);
      expect(numbers.every(Number.isFinite), port).toBe(true);
    }
  });

  it('is the file that saving it writes', () => {
    expect(save(openExample(type))).toBe(readFileSync(new URL(`${type}.json`, folder), 'utf8'));
  });

  it('lies on the grid, and no node comes near another', () => {
    const document = openExample(type);
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
});
