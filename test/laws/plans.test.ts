import { expect, it } from 'vitest';
import { compile, optimise, passes, planFor } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { type Lowered, lower } from '../../src/compiler/lower.ts';
import type { Plan } from '../../src/compiler/plan.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document } from '../../src/document/document.ts';
import { decodeLink, encodeLink } from '../../src/document/link.ts';
import { load } from '../../src/document/load.ts';
import type { Loaded } from '../../src/document/loadError.ts';
import { save } from '../../src/document/save.ts';
import { countFlops } from '../../src/ir/cost.ts';
import { sizeOf } from '../../src/ir/layout.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { checkPrints, file } from '../cli/terminal.ts';
import { checkLaw, checkLawAsync } from '../harness/checkLaw.ts';
import { Dice } from '../harness/random/dice.ts';
import { grow } from '../harness/random/draw.ts';
import type { Sketch } from '../harness/random/sketch.ts';
import { series, text, tree } from '../harness/random/sources.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, startOf } from '../harness/run.ts';
import { graphsWith, nodeIn, withNode, withParams } from './frames.ts';

function planOf(document: Document): Plan {
  const inference = infer(document);
  const compiled = compile(inference, listPorts(inference));
  if (!('plan' in compiled)) throw new Error('The graph is too large.');
  return compiled.plan;
}

/** Compares plans as texts, in which every instruction and every constant stands. */
function expectSamePlan(one: Document, other: Document): void {
  expect(JSON.stringify(planOf(one)) === JSON.stringify(planOf(other))).toBe(true);
}

function documentIn(loaded: Loaded): Document {
  if (!loaded.document) throw new Error(loaded.errors.map(({ message }) => message).join(' '));
  return loaded.document;
}

it('a graph that is saved and loaded compiles to the same plan', () => {
  checkLaw(wellTypedGraphs, (document) => {
    expectSamePlan(documentIn(load(save(document))), document);
  });
});

it('a graph that goes through a link compiles to the same plan', async () => {
  await checkLawAsync(wellTypedGraphs, async (document) => {
    expectSamePlan(documentIn(await decodeLink(await encodeLink(document))), document);
  });
});

it('a plan takes the operations that its program does, however they are put together', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const lowered = lower(inference, listPorts(inference));
    const program = optimise(lowered.program);
    expect(planFor({ ...lowered, program }).flops).toBe(countFlops(program));
  });
});

/** What makes a plan possible at all; the other passes only make it faster. */
const needed = ['expandFolds', 'batch', 'packProducts'];

it('whatever passes are left out, all ports have the same bits', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const start = startOf(document, inference);
    const lowered = lower(inference, listPorts(inference));
    const bitsWith = (some: typeof passes) => {
      const program = some.reduce((before, { run }) => run(before), lowered.program);
      return bitsOfAll({ ...lowered, program }, start);
    };
    const wanted = bitsWith(passes);
    const dice = new Dice(document.seed ?? 0);
    const optional = passes.filter(({ name }) => !needed.includes(name));
    const [left] = dice.shuffled(optional);
    for (const some of [
      passes.filter(({ name }) => needed.includes(name)),
      passes.filter((pass) => pass !== left),
      passes.filter(({ name }) => needed.includes(name) || dice.oneIn(2)),
    ])
      expect(bitsWith(some), some.map(({ name }) => name).join()).toEqual(wanted);
  });
});

function bitsOfAll(lowered: Lowered, start: ReadonlyMap<string, Float32Array>): number[][] {
  const executor = createExecutor(planFor(lowered));
  for (const [name, values] of start) executor.write(name, values);
  executor.run();
  return executor.taps.map((tap) => {
    const values = new Float32Array(sizeOf(tap.layout));
    executor.read(tap, values);
    return bitsOf(values);
  });
}

/** Values of several lengths for the source `in`, and the node with each as its own. */
function fed(document: Document) {
  const source = nodeIn(document, 'in');
  const dice = new Dice(document.seed ?? 0);
  const { features = 1, unit, vocabulary } = source.params ?? {};
  const numbers = () => Array.from({ length: Number(features) }, () => dice.number());
  const symbols = typeof vocabulary === 'string' && unit !== 'word' ? [...vocabulary] : wordsIn(vocabulary);
  const draw = {
    series: (length: number) => Array.from({ length }, numbers),
    text: (length: number) =>
      Array.from({ length }, () => symbols[dice.below(symbols.length)]).join(unit === 'word' ? ' ' : ''),
    tree: (length: number) => ['a', '(a b)', '((c a) b)', '(a (b (c a)))', '(a b c)'][length % 5] ?? 'b',
  }[source.block];
  const lengths = [dice.below(7), dice.below(7), dice.below(7)];
  return lengths.map((length) => {
    const value = draw?.(length) ?? [];
    return { value, node: withParams(source, source.block === 'series' ? { values: value } : { value }) };
  });
}

function wordsIn(vocabulary: unknown): string[] {
  return Array.isArray(vocabulary) ? vocabulary.map(String) : String(vocabulary).split(' ');
}

it('inputs of many lengths in one file give, line by line, what each gives alone', async () => {
  const draw = (sketch: Sketch) => {
    sketch.dice.oneOf(series, text, tree)(sketch, 'in');
    grow(sketch, 2 + sketch.dice.below(5));
  };
  const hasSource = ({ nodes }: Document) => nodes.some(({ id }) => id === 'in');
  await checkLawAsync(graphsWith({}, draw, hasSource), async (document) => {
    const bound = fed(document)
      .map(({ value, node }) => ({ value, alone: withNode(document, node) }))
      .filter(({ alone }) => infer(alone).problems.length === 0);
    if (bound.length === 0) return;
    const lines = bound.map(({ value }) => JSON.stringify({ in: value }));
    const run = ['run', file('fed.json', document), '--ports', 'all'];
    const printed = await checkPrints([...run, '--input', file('in.jsonl', lines.join('\n'))]);
    expect(printed.length).toBe(bound.length);
    for (const [i, { alone }] of bound.entries())
      expect([printed[i]]).toEqual(await checkPrints(['run', file('alone.json', alone), '--ports', 'all']));
  });
});
