import { bodyPortsOf, extraInputs } from '../blocks/define.ts';
import type { Inference } from '../compiler/infer.ts';
import { withoutReadings } from '../compiler/portNames.ts';
import type { Scope } from '../compiler/resolve.ts';
import { joinPath, splitPort } from '../document/path.ts';

/** The paths of those sources from which values come to the given ports. */
export function sourcesBehind(
  { scope }: Inference,
  sources: readonly string[],
  ports: readonly string[],
): readonly string[] {
  const feeders = new Map<string, readonly string[]>();
  collect(scope, feeders);
  const reached = new Set<string>();
  const waiting = ports.map(withoutReadings);
  for (let port = waiting.pop(); port !== undefined; port = waiting.pop()) {
    if (reached.has(port)) continue;
    reached.add(port);
    waiting.push(...(feeders.get(port) ?? []));
  }
  const nodes = new Set([...reached].map((port) => splitPort(port)[0]));
  return sources.filter((path) => nodes.has(path));
}

/** For each port of a scope, and of the bodies in it, the ports that its value is made of. */
function collect({ path, nodes, results }: Scope, feeders: Map<string, readonly string[]>): void {
  const add = (port: string, more: readonly string[]) =>
    feeders.set(port, [...(feeders.get(port) ?? []), ...more]);
  for (const [port, source] of results) add(`${joinPath(path, '$')}.${port}`, [source]);
  for (const { path, block, params, ports, inputs, body } of nodes) {
    for (const [port, source] of inputs) add(`${path}.${port}`, [source]);
    const back = [...(body?.results.values() ?? [])];
    const all = [...inputs.keys()].map((port) => `${path}.${port}`);
    for (const port of Object.keys(ports.outputs)) add(`${path}.${port}`, [...all, ...back]);
    if (!body || !block.body) continue;
    collect(body, feeders);
    // A body sees each extra input as it is, and makes the others of the rest and of what it gave before.
    const extra = extraInputs(params).map((port) => `${path}.${port}`);
    const others = all.filter((port) => !extra.includes(port));
    for (const port of Object.keys(bodyPortsOf(block, params).inputs)) {
      const outer = `${path}.${port}`;
      add(`${path}/$.${port}`, extra.includes(outer) ? [outer] : [...others, ...back]);
    }
  }
}
