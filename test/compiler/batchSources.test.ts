import { expect, it } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, runner, startOf } from '../harness/run.ts';

const size = 3;

it('a plan for several values of every source gives at every port what it gives for each alone, bit for bit', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const inference = infer(document);
    const ports = listPorts(inference);
    const compiled = compile(inference, ports, { batch: size });
    if (!('plan' in compiled)) return;
    const start = startOf(document, inference);
    // Each with its numbers in other places, so that indices still mean something.
    const samples = Array.from({ length: size }, (_, sample) => {
      const turned = (values: Float32Array) => {
        const by = values.length === 0 ? 0 : sample % values.length;
        return Float32Array.of(...values.slice(by), ...values.slice(0, by));
      };
      return new Map(
        [...start]
          .filter(([name]) => !inference.weights.has(name))
          .map(([name, values]) => [name, turned(values)]),
      );
    });
    const executor = createExecutor(compiled.plan);
    for (const [name, values] of start) {
      const all = samples.flatMap((sample) => [...(sample.get(name) ?? [])]);
      executor.write(name, inference.weights.has(name) ? values : all);
    }
    executor.run();
    const run = runner(document, ports);
    const alone = samples.map((inputs) => run({ inputs }));
    for (const tap of executor.taps) {
      const values = new Float32Array(tap.length);
      executor.read(tap, values);
      const key = tap.item === undefined ? tap.port : `${tap.port}#${tap.item}`;
      const wanted = alone.flatMap((found) => bitsOf(found.get(key)?.values ?? []));
      expect(bitsOf(values), key).toEqual(wanted);
    }
  });
});
