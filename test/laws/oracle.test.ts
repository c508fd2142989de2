import { expect, it } from 'vitest';
import { countElements, shapeOf } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { drawWeights } from '../../src/compiler/weights.ts';
import { graphOf, node } from '../harness/graph.ts';
import { interpret, type Numbers } from '../harness/oracle.ts';
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
  // What names axes is beyond the oracle, which does not know any; it has tests of its own.
  const named = /"(flatten|mean|sum|maximum)"/;
  const known = wellTypedGraphs.filter((document) => !named.test(JSON.stringify(document)));
  checkLaw(known, (document) => {
    const inference = infer(document);
    const sources = new Map<string, Numbers>();
    for (const [port, values] of someInputs(inference)) {
      const shape = shapeOf(inference.types.get(port) ?? { kind: 'numbers', axes: [] });
      sources.set(port.slice(0, port.indexOf('.')), { shape, data: [...values] });
    }
    const weights = new Map(
      [...drawWeights(document.seed ?? 0, inference.weights)].map(([name, { shape, data }]) => [
        name,
        { shape, data: [...data] },
      ]),
    );
    const wanted = interpret(document, { sources, weights });
    const found = run(document, [...wanted.keys()]);
    expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [port, { shape, data }] of wanted) {
      const { axes = [], values = [] } = found.get(port) ?? {};
      expect(axes.map(({ size }) => size)).toEqual(shape);
      expect(values.length).toBe(countElements(shape));
      const scale = Math.max(1, ...data.map(Math.abs));
      data.forEach((value, i) => {
        expect(Math.abs(value - (values[i] ?? Number.NaN)) / scale, `${port}[${i}]`).toBeLessThan(1e-5);
      });
    }
  });
});
