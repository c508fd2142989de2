import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { sourceValues } from '../../src/compiler/sources.ts';
import { drawWeights } from '../../src/compiler/weights.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, run } from '../harness/run.ts';

describe('a plan', () => {
  it('is the same when a document has been written and read again', () => {
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

  it('is refused by the memory that it takes while it runs', () => {
    // The weights lie there twice: as they are, and as the kernel reads them.
    const document = graphOf(
      [node('in', 'vector', { size: 10_000 }), node('layer', 'vanilla', { units: 10_000, bias: false })],
      'in.out → layer.x',
    );
    expect(infer(document).problems).toEqual([]);
    const compiled = compile(infer(document), ['layer.y']);
    expect('problems' in compiled && compiled.problems[0]?.message).toMatch(
      /^the graph needs room for at most 134217728 numbers/,
    );
  });

  it('is refused by the operations of a run that would take hours', () => {
    const document = graphOf(
      [node('in', 'vector', { size: 4000 }), node('layer', 'vanilla', { units: 4000, bias: false })],
      'in.out → layer.x',
    );
    expect(infer(document).problems).toEqual([]);
    const compiled = compile(infer(document), ['layer.y'], { batch: 9000 });
    expect('problems' in compiled && compiled.problems[0]?.message).toMatch(
      /^the graph needs at most 274877906944 operations a run, but would take 288\d{9}\.$/,
    );
  });
});

describe('a plan gives what the program does before any pass', () => {
  /** Every port of a graph, from the plan and from the program as it is lowered. */
  function holds(document: ReturnType<typeof graphOf>): void {
    const inference = infer(document);
    expect(inference.problems).toEqual([]);
    const ports = listPorts(inference);
    const { program, inputs, taps } = lower(inference, ports);
    const sources = sourceValues(inference);
    const weights = drawWeights(0, inference.weights);
    const values = inputs.map((name, i) => ({
      shape: program.shapes[program.inputs[i] ?? -1] ?? [],
      data: sources.get(name) ?? weights.get(name)?.data ?? new Float32Array(),
    }));
    const compiled = compile(inference, ports);
    if (!('plan' in compiled)) throw new Error('The graph does not compile.');
    const executor = createExecutor(compiled.plan);
    for (const [i, name] of inputs.entries())
      if (executor.reads(name)) executor.write(name, values[i]?.data ?? new Float32Array());
    executor.run();
    evaluate(program, values, float32).forEach(({ data }, i) => {
      const tap = executor.taps[i];
      const found = new Float32Array(data.length);
      if (tap) executor.read(tap, found);
      expect(bitsOf(found), taps[i]?.port).toEqual(bitsOf(Float32Array.from(data)));
    });
  }

  it('where a state is shown that what replaces it does not read', () => {
    const pooled = bodyOf(
      [node('pool', 'max-pooling', { size: 2, stride: [1] })],
      '$.element → pool.x',
      'pool.y → $.output',
      'pool.y → $.state',
    );
    const window = bodyOf(
      [node('read', 'recur', {}, pooled), node('first', 'vanilla', { units: 2 })],
      '$.window → first.x',
      '$.two → read.sequence',
      'first.y → read.start',
      'read.final → $.result',
    );
    holds(
      graphOf(
        [
          node('in', 'series', { features: 3, values: [1, 2, 3, 4, 5, 6] }),
          node('slide', 'convolve', { size: [2], extra: ['two'] }, window),
        ],
        'in.out → slide.x',
        'in.out → slide.two',
      ),
    );
  });

  it('where numbers are multiplied by themselves turned round, twice', () => {
    const square = bodyOf(
      [node('turned', 'reverse'), node('times', 'multiply')],
      '$.input → turned.x',
      '$.input → times.a',
      'turned.y → times.b',
      'times.y → $.output',
    );
    holds(
      graphOf(
        [
          node('in', 'series', { features: 3, values: [1, 2, 3, 4, 5, 6] }),
          node('deep', 'stack', { times: 2 }, square),
        ],
        'in.out → deep.x',
      ),
    );
  });
});
