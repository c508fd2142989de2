import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { compareWeights } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { sizeOf } from '../../src/ir/layout.ts';
import { createSession } from '../../src/runtime/session.ts';

/** Graphs with the weights and the results of the like networks in PyTorch, in float64. */
interface Golden {
  readonly source: string;
  readonly cases: readonly {
    readonly name: string;
    readonly document: Document;
    readonly weights: Readonly<Record<string, { readonly shape: number[]; readonly values: number[] }>>;
    readonly ports: Readonly<Record<string, Nested>>;
  }[];
}

type Nested = readonly (number | Nested)[];

const { cases }: Golden = JSON.parse(readFileSync('test/golden/pytorch.json', 'utf8'));

it.each(cases)('PyTorch gives the same numbers: $name', ({ document, weights, ports }) => {
  const tensors = new Map(
    Object.entries(weights).map(([name, { shape, values }]) => [
      name,
      { shape, data: Float32Array.from(values) },
    ]),
  );
  expect(infer(document).problems).toEqual([]);
  expect(compareWeights(infer(document).weights, tensors)).toEqual([]);
  const prepared = createSession().prepare({
    document,
    ports: Object.keys(ports),
    weights: { id: 'golden', tensors },
  });
  if (!('executor' in prepared)) throw new Error(JSON.stringify(prepared.problems));
  const { executor } = prepared;
  executor.run();
  for (const [port, wanted] of Object.entries(ports)) {
    const found = executor.taps
      .filter((tap) => tap.port === port)
      .flatMap((tap) => {
        const values = new Float32Array(sizeOf(tap.layout));
        executor.read(tap, values);
        return [...values];
      });
    const flat = flatten(wanted);
    expect(found).toHaveLength(flat.length);
    const worst = Math.max(...found.map((value, i) => Math.abs(value - (flat[i] ?? Number.NaN))));
    expect(worst, port).toBeLessThan(1e-6);
  }
});

function flatten(values: Nested): number[] {
  return values.flatMap((each) => (typeof each === 'number' ? [each] : flatten(each)));
}
