import { expect, it } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { drawWeights } from '../../src/compiler/weights.ts';
import { graphOf, node } from '../harness/graph.ts';
import { interpret } from '../harness/oracle.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { checkLaw, run, someInputs } from '../harness/run.ts';

it('flatten lays out every axis but the kept ones, which come first', () => {
  const document = graphOf(
    [node('in', 'image', { height: 2, width: 3 }), node('flat', 'flatten', { keep: ['width'] })],
    'in.out → flat.x',
  );
  const inputs = new Map([['in.out', Float32Array.of(1, 2, 3, 4, 5, 6)]]);
  const flat = run(document, ['flat.y'], { inputs }).get('flat.y');
  expect(flat?.axes.map(({ name, size }) => `${name} ${size}`)).toEqual(['width 3', 'features 2']);
  expect([...(flat?.values ?? [])]).toEqual([1, 4, 2, 5, 3, 6]);
});

it('the plan gives what a naive interpreter of the graph gives, within 1e-5', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const sources = new Map(
      [...someInputs(inference)].map(([port, values]) => [port.slice(0, port.indexOf('.')), [...values]]),
    );
    const weights = new Map(
      [...drawWeights(document.seed ?? 0, inference.weights)].map(([name, { shape, data }]) => [
        name,
        { shape, data: [...data] },
      ]),
    );
    const wanted = interpret(document, { sources, weights });
    const found = run(document, [...wanted.keys()]);
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [port, value] of wanted) {
      const { axes = [], values = [] } = found.get(port) ?? {};
      if (!('data' in value)) throw new Error(`${port} is no tensor`);
      const { data } = value;
      expect(axes.map(({ name, size }) => [name, size])).toEqual(value.axes);
      expect(values.length).toBe(data.length);
      const scale = Math.max(1, ...data.map(Math.abs));
      data.forEach((value, i) => {
        expect(Math.abs(value - (values[i] ?? Number.NaN)) / scale, `${port}[${i}]`).toBeLessThan(1e-5);
      });
    }
  });
});
