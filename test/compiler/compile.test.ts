import { describe, expect, it } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { batch } from '../../src/compiler/batch.ts';
import { compile } from '../../src/compiler/compile.ts';
import { type Inference, infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { schedule } from '../../src/compiler/schedule.ts';
import { drawWeights } from '../../src/compiler/weights.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Program } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, checkLaw, run, someInputs } from '../harness/run.ts';

/** What a program gives on the float32 reference, for the inputs and weights of a test. */
function evaluated(program: Program, inference: Inference, names: readonly string[], seed: number) {
  const weights = drawWeights(seed, inference.weights);
  const inputs = someInputs(inference);
  const tensors = names.map((name, i) => {
    const shape = program.shapes[program.inputs[i] ?? 0] ?? [];
    return {
      shape,
      data: inputs.get(name) ?? weights.get(name)?.data ?? new Float32Array(countElements(shape)),
    };
  });
  return evaluate(program, tensors, float32);
}

describe('every pass leaves a program well formed and its values, bit for bit, as they were', () => {
  it('lowering, batching and scheduling of random graphs, all ports', () => {
    checkLaw(wellTypedGraphs, (document) => {
      const inference = infer(document);
      expect(inference.problems).toEqual([]);
      const lowered = lower(inference, [...inference.types.keys()]);
      expect(lowered.taps.map(({ port }) => port)).toEqual([...inference.types.keys()]);
      typecheck(lowered.program);
      const wanted = evaluated(lowered.program, inference, lowered.inputs, document.seed ?? 0);
      const batched = batch(lowered.program);
      const scheduled = schedule(batched);
      for (const program of [batched, scheduled]) {
        typecheck(program);
        expect(program.equations.some(({ primitive }) => primitive === 'map')).toBe(false);
        evaluated(program, inference, lowered.inputs, document.seed ?? 0).forEach(({ shape, data }, i) => {
          expect(shape).toEqual(lowered.taps[i]?.axes.map(({ size }) => size));
          expect(bitsOf(data)).toEqual(bitsOf(wanted[i]?.data ?? []));
        });
      }
    });
  });

  it('the plan, whatever ports are asked for', () => {
    checkLaw(wellTypedGraphs, (document) => {
      const inference = infer(document);
      const ports = [...inference.types.keys()];
      const { program, inputs } = lower(inference, ports);
      const wanted = evaluated(program, inference, inputs, document.seed ?? 0);
      const all = run(document, ports);
      ports.forEach((port, i) => {
        expect(bitsOf(all.get(port)?.values ?? []), port).toEqual(bitsOf(wanted[i]?.data ?? []));
      });
      const some = ports.filter((_, i) => i % 3 === 0);
      for (const [port, { values }] of run(document, some))
        expect(bitsOf(values)).toEqual(bitsOf(all.get(port)?.values ?? []));
    });
  });

  it('the JSON of a document compiles to the same plan', () => {
    checkLaw(wellTypedGraphs, (document) => {
      const inference = infer(document);
      const ports = [...inference.types.keys()];
      expect(compile(infer(JSON.parse(JSON.stringify(document))), ports)).toEqual(compile(inference, ports));
    });
  });
});

describe('lowering', () => {
  const broken = graphOf(
    [
      node('in', 'vector', { size: 5 }),
      node(
        'slide',
        'convolve',
        {},
        bodyOf(
          [node('fine', 'tanh'), node('wide', 'vanilla'), node('sum', 'add')],
          '$.window → fine.x',
          '$.window → wide.x',
          'fine.y → sum.a',
          'wide.y → sum.b',
          'sum.y → $.result',
        ),
      ),
      node('after', 'softmax'),
    ],
    'in.out → slide.x',
    'slide.y → after.x',
  );

  it('gives values to what is well typed in a body that is broken, and to nothing else', () => {
    const ports = [
      'in.out',
      'slide/$.window',
      'slide/fine.y',
      'slide/wide.y',
      'slide/sum.y',
      'slide.y',
      'after.y',
    ];
    const found = run(broken, ports, { inputs: new Map([['in.out', Float32Array.of(0, 0, 0, 0, 0)]]) });
    expect([...found.keys()]).toEqual(['in.out', 'slide/$.window', 'slide/fine.y', 'slide/wide.y']);
    expect(found.get('slide/fine.y')?.axes).toEqual([
      { name: 'position', size: 3 },
      { name: 'features', size: 3 },
    ]);
  });

  it('stacks the copies of a body along an axis in front', () => {
    const document = graphOf(
      [
        node('in', 'vector', { size: 2 }),
        node(
          'deep',
          'stack',
          { times: 3, shared: true },
          bodyOf([node('half', 'sigmoid')], '$.input → half.x', 'half.y → $.output'),
        ),
      ],
      'in.out → deep.x',
    );
    const found = run(document, ['deep/half.y', 'deep.y'], {
      inputs: new Map([['in.out', Float32Array.of(0, 1)]]),
    });
    const { axes, values } = found.get('deep/half.y') ?? { axes: [], values: [] };
    expect(axes.map(({ name, size }) => `${name} ${size}`)).toEqual(['copy 3', 'features 2']);
    expect(values[0]).toBe(0.5);
    expect([...values.slice(4)]).toEqual([...(found.get('deep.y')?.values ?? [])]);
  });

  it('repeats what does not depend on the window at every window', () => {
    const body = bodyOf(
      [node('fixed', 'vector', { size: 2, values: [3, 4] }), node('half', 'rectifier')],
      'fixed.out → half.x',
      'half.y → $.result',
    );
    const document = graphOf(
      [node('in', 'vector', { size: 3 }), node('slide', 'convolve', { size: [2] }, body)],
      'in.out → slide.x',
    );
    const inputs = new Map([
      ['in.out', new Float32Array(3)],
      ['slide/fixed.out', Float32Array.of(3, 4)],
    ]);
    expect([...(run(document, ['slide.y'], { inputs }).get('slide.y')?.values ?? [])]).toEqual([3, 4, 3, 4]);
  });
});

describe('what is too large', () => {
  it('is refused, with the reason, before anything is allocated', () => {
    const document = graphOf(
      [node('in', 'vector', { size: 65536 }), node('out', 'vanilla', { units: 65536 })],
      'in.out → out.x',
    );
    const compiled = compile(infer(document), ['out.y']);
    expect('problems' in compiled && compiled.problems.map(({ code, path }) => [code, path])).toEqual([
      ['too-large', 'out.W'],
    ]);
  });

  it('is refused by the memory that windows take while it runs', () => {
    const document = graphOf(
      [
        node('in', 'image', { height: 1024, width: 1024 }),
        node('pool', 'max-pooling', { size: [16, 16], stride: [1, 1] }),
      ],
      'in.out → pool.x',
    );
    expect(infer(document).problems).toEqual([]);
    const compiled = compile(infer(document), ['pool.y']);
    expect('problems' in compiled && compiled.problems[0]?.message).toMatch(
      /^the graph needs room for at most 134217728 numbers/,
    );
  });
});
