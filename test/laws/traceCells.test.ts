import { expect, it } from 'vitest';
import { streamKey, threefry } from '../../src/base/random.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { traceCells } from '../../src/compiler/traceCells.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { type AllFound, runner, startOf } from '../harness/run.ts';

/** How many cells of each graph are looked at. */
const cells = 6;

it('whatever moves when a number of a source is changed is traced to it', () => {
  checkLaw(
    wellTypedGraphs,
    (document) => {
      const inference = infer(document);
      const ports = listPorts(inference);
      const start = startOf(document, inference);
      const trace = traceCells(inference, ports, (name) => start.get(name) ?? new Float32Array());
      const run = runner(document, ports);
      const before = valuesOf(run());
      const key = streamKey(document.seed ?? 0, 'cells');
      // A source within a body gives each application the same.
      const sources = [...start].filter(
        ([name]) => inference.types.get(name)?.kind === 'numbers' && !name.includes('/'),
      );
      for (let n = 0; n < cells && sources.length > 0; n++) {
        const [which, where] = threefry(key, [n, 0]);
        const [name, values] = sources[which % sources.length] ?? ['', new Float32Array()];
        if (values.length === 0) continue;
        const element = where % values.length;
        const reached = trace.targetsOf({ port: name, element });
        const other = values.with(element, (values[element] ?? 0) + 3);
        for (const [port, after] of valuesOf(run({ inputs: new Map([[name, other]]) })))
          after.forEach((value, i) => {
            if (!Object.is(value, before.get(port)?.[i])) expect(reached.get(port)?.[i], port).toBe(1);
          });
      }
    },
    { runs: Math.ceil(lawRuns / 6) },
  );
});

/** The numbers of each port, those of a pair one behind the other. */
function valuesOf(found: AllFound): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const [key, { values }] of found) {
    const port = key.replace(/#\d$/, '');
    all.set(port, [...(all.get(port) ?? []), ...values]);
  }
  return all;
}
