import { describe, expect, it } from 'vitest';
import { passes } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { chooseWeights } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { splitPort } from '../../src/document/path.ts';
import { evaluate, float32, float64 } from '../../src/ir/evaluate.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { interpret } from '../harness/oracle.ts';
import { allParts, oracleParts, type Part } from '../harness/parts.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { type AllFound, run, runPlain, someInputs, startOf, tensorsFor } from '../harness/run.ts';
import { expectSameBits } from './numbers.ts';

/** What a naive interpreter of the graph finds at every port, from the very float32 numbers that the product starts from. */
function interpreted(document: Document): Map<string, Part[]> {
  const inference = infer(document);
  const { weights } = chooseWeights(document.seed ?? 0, inference.weights);
  return oracleParts(
    interpret(document, {
      sources: new Map(
        [...someInputs(inference)].flatMap(([port, values]) =>
          inference.types.get(port)?.kind === 'numbers' ? [[splitPort(port)[0], [...values]] as const] : [],
        ),
      ),
      weights: new Map([...weights].map(([name, { shape, data }]) => [name, { shape, data: [...data] }])),
    }),
  );
}

/**
 * Up to where numbers of four bytes are held to those of eight. Larger ones are powers of others, taken again and again – a stack of
 * multiplications alone makes the 512th – and each multiplies what was rounded off before, until numbers become infinite.
 */
const largestCompared = 1e6;

/**
 * Holds all ports to the oracle: the same names, axes and shapes, and numbers that differ little against the largest of any port, unless
 * that is beyond `largest`.
 */
function checkNear(
  found: ReadonlyMap<string, Part[]>,
  wanted: ReadonlyMap<string, Part[]>,
  within: number,
  largest = Number.POSITIVE_INFINITY,
) {
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  const scale = [...wanted.values()].flat().reduce((most, { data }) => {
    for (let i = 0; i < data.length; i++) most = Math.max(most, Math.abs(data[i] ?? 0));
    return most;
  }, 1);
  for (const [port, parts] of wanted) {
    const counterparts = found.get(port) ?? [];
    // In a body that is applied nowhere, no port has a value, and which shape none of them has cannot always be told.
    if (counterparts.length === 0)
      expect(
        parts.flatMap(({ data }) => Array.from(data)),
        port,
      ).toEqual([]);
    else expect(counterparts.map(typeOf), port).toEqual(parts.map(typeOf));
    if (scale > largest) continue;
    parts.forEach(({ data }, n) => {
      const values = counterparts[n]?.data ?? [];
      for (let i = 0; i < data.length; i++) {
        const [value = 0, counterpart = Number.NaN] = [data[i], values[i]];
        if (!(Math.abs(value - counterpart) <= within * scale))
          expect.fail(`${port} is ${counterpart} at ${i}, but should be ${value}.`);
      }
    });
  }
}

/** Holds ports to others bit for bit. */
function checkSame(found: AllFound, wanted: AllFound): void {
  for (const [port, { axes, layout, values }] of wanted) {
    const counterpart = found.get(port);
    expect(counterpart?.axes, port).toEqual(axes);
    expect(counterpart?.layout, port).toEqual(layout);
    const at = values.findIndex((value, i) => !Object.is(value, counterpart?.values[i]));
    if (at >= 0) expect.fail(`${port} is ${counterpart?.values[at]} at ${at}, but should be ${values[at]}.`);
  }
}

function typeOf({ axes, shape }: Part): string {
  return axes.map((name, i) => `${name} ${shape[i]}`).join(', ');
}

describe('every port of a random graph, bodies included', () => {
  it('has in the plan what a naive interpreter of the graph finds, within 1e-5, and in float64 within 1e-9', () => {
    checkLaw(wellTypedGraphs, (document) => {
      const ports = listPorts(infer(document));
      const wanted = interpreted(document);
      checkNear(allParts(run(document, ports)), wanted, 1e-5, largestCompared);
      checkNear(allParts(runPlain(document, ports, { machine: float64 })), wanted, 1e-9);
    });
  });

  it('has in the plan what the program gives before any pass, bit for bit, whichever others are asked for', () => {
    checkLaw(wellTypedGraphs, (document) => {
      const ports = listPorts(infer(document));
      const plain = runPlain(document, ports);
      const found = run(document, ports);
      expect([...found.keys()]).toEqual([...plain.keys()]);
      checkSame(found, plain);
      const some = run(
        document,
        ports.filter((_, i) => i % 5 === (document.seed ?? 0) % 5),
      );
      checkSame(some, new Map([...plain].filter(([port]) => some.has(port))));
    });
  });
});

it('every pass leaves a program well formed, and its results as they were, bit for bit', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const lowered = lower(inference, listPorts(inference));
    const tensors = tensorsFor(lowered, startOf(document, inference));
    typecheck(lowered.program);
    const wanted = evaluate(lowered.program, tensors, float32);
    const weights = new Set(lowered.inputs.flatMap((name, i) => (lowered.lasting.has(name) ? [i] : [])));
    let { program } = lowered;
    for (const { name, run: pass } of passes) {
      program = pass(program, weights);
      expect(() => typecheck(program), name).not.toThrow();
      expectSameBits(evaluate(program, tensors, float32), wanted);
    }
  });
});
