import { expect, it } from 'vitest';
import { streamKey, threefry } from '../../src/base/random.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { traceCells } from '../../src/compiler/traceCells.ts';
import type { Document } from '../../src/document/document.ts';
import { finish } from '../../src/ir/dependence.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { type AllFound, runner, runPlain, startOf } from '../harness/run.ts';

/** How many cells of each graph are looked at. */
const cells = 6;

it('whatever moves when a number of a source is changed is traced to it', () => {
  checkLaw(
    wellTypedGraphs,
    (document) => {
      const { inference, ports, start, trace } = traced(document);
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

it('what is seen of a port elsewhere is the same number, and one that it is computed from', () => {
  checkLaw(
    wellTypedGraphs,
    (document) => {
      const { ports, trace } = traced(document);
      const values = valuesOf(runPlain(document, ports));
      const key = streamKey(document.seed ?? 0, 'copies');
      for (let n = 0; n < cells; n++) {
        const wanted = ports[threefry(key, [n, 0])[0] % ports.length] ?? '';
        const own = values.get(wanted) ?? [];
        const copies = finish(trace.copiesOf(wanted));
        // All numbers of a port are seen at the port.
        expect(new Set(copies.get(wanted)?.numbers)).toEqual(new Set(own.keys()));
        for (const [port, { numbers, elements }] of copies) {
          expect(
            Array.from(elements, (element) => values.get(port)?.[element]),
            `${wanted} at ${port}`,
          ).toEqual(Array.from(numbers, (number) => own[number]));
          const one = numbers.length > 0 ? threefry(key, [n, 1])[0] % numbers.length : 0;
          const cell = { port: wanted, element: numbers[one] ?? 0 };
          expect(trace.sourcesOf(cell).get(port)?.[elements[one] ?? 0], `${wanted} at ${port}`).toBe(1);
        }
      }
    },
    { runs: Math.ceil(lawRuns / 4) },
  );
});

/** A graph with its ports, what it starts from, and what of it depends on what. */
function traced(document: Document) {
  const inference = infer(document);
  const ports = listPorts(inference);
  const start = startOf(document, inference);
  const trace = traceCells(inference, ports, (name) => start.get(name) ?? new Float32Array());
  return { inference, ports, start, trace };
}

/** The numbers of each port, those of a pair one behind the other. */
function valuesOf(found: AllFound): Map<string, number[]> {
  const all = new Map<string, number[]>();
  for (const [key, { values }] of found) {
    const port = key.replace(/#\d$/, '');
    all.set(port, [...(all.get(port) ?? []), ...values]);
  }
  return all;
}
