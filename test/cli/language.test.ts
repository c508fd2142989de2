import { describe, expect, test } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { sourceValues } from '../../src/compiler/sources.ts';
import type { Document } from '../../src/document/document.ts';
import { setParameter } from '../../src/document/edits.ts';
import { walkNodes } from '../../src/document/graph.ts';
import { checkLawAsync } from '../harness/checkLaw.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, run } from '../harness/run.ts';
import { checkPrints, file, graphFile, type Printed, resultOf } from './terminal.ts';

/** The items of pairs by `PORT#0` and `PORT#1`, all else by its port. */
function itemsOf(ports: Readonly<Record<string, Printed>>): Map<string, Printed> {
  return new Map(
    Object.entries(ports).flatMap(([port, value]) =>
      value.items ? value.items.map((item, i) => [`${port}#${i}`, item] as const) : [[port, value] as const],
    ),
  );
}

/** What `shapes` may write for a value; where an axis differs from part to part it has a name for its size. */
function patternOf({ axes = [], items }: Printed): string {
  if (items) return `\\(${items.map(patternOf).join(', ')}\\)`;
  // What depends on the number of children may come to the same number at all nodes of a tree.
  const sizes = axes.map(
    ([name, size]) => `${name} ${Array.isArray(size) ? '.+' : `(${size}|[^,]*children\\([^,]*)`}`,
  );
  return `(symbols )?\\(${sizes.join(', ')}\\)`;
}

describe('graphs of the whole language', () => {
  test('print at every port what their plans compute, to the last bit', async () => {
    await checkLawAsync(wellTypedGraphs, async (document) => {
      const inference = infer(document);
      const found = run(document, listPorts(inference), { inputs: sourceValues(inference) });
      const printed = itemsOf(await resultOf([graphFile(document), '--ports', 'all']));
      expect([...printed.keys()]).toEqual([...found.keys()]);
      for (const [port, { values }] of found) {
        const numbers = [printed.get(port)?.values].flat(Number.POSITIVE_INFINITY).map(Number);
        expect(bitsOf(numbers), port).toEqual(bitsOf(values));
      }
    });
  });

  test('have the axes that shapes lists', async () => {
    await checkLawAsync(wellTypedGraphs, async (document) => {
      const path = graphFile(document);
      const result = await resultOf([path, '--ports', 'all']);
      const lines = await checkPrints(['shapes', path]);
      const shapes = new Map(lines.map((line) => [line.split(': ')[0] ?? '', line] as const));
      for (const [port, value] of Object.entries(result))
        expect(shapes.get(port)?.slice(port.length), port).toMatch(new RegExp(`^: ${patternOf(value)}$`));
      expect([...shapes.keys()].filter((port) => port in result)).toEqual(Object.keys(result));
    });
  });

  test('compute the same whether their sources have their values in the graph or from an input', async () => {
    await checkLawAsync(wellTypedGraphs, async (document) => {
      const { bare, input } = withoutValues(document);
      const path = graphFile(document);
      expect(
        await resultOf([file('bare.json', bare), '--input', file('in.json', input), '--ports', 'all']),
      ).toEqual(await resultOf([path, '--ports', 'all']));
    });
  });
});

/** A document without the values of its sources, and an input that has them. */
function withoutValues(document: Document): { bare: Document; input: Readonly<Record<string, unknown>> } {
  let bare = document;
  const input: Record<string, unknown> = {};
  for (const [path, { block, params = {} }] of walkNodes(document)) {
    const name = block === 'text' || block === 'tree' ? 'value' : 'values';
    if (!['text', 'tree', 'series', 'vector'].includes(block) || params[name] === undefined) continue;
    const { [name]: value, features = 1 } = params;
    bare = setParameter(bare, path, name, undefined);
    input[path] = block === 'series' && Array.isArray(value) ? inRows(value, Number(features)) : value;
  }
  return { bare, input };
}

/** A series row by row, as inputs have it. */
function inRows(values: readonly unknown[], features: number): readonly unknown[] {
  const numbers = values.flat();
  return Array.from({ length: numbers.length / features }, (_, row) =>
    numbers.slice(row * features, (row + 1) * features),
  );
}
