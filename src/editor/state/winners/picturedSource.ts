import type { Scope } from '../../../compiler/resolve.ts';
import { splitPort } from '../../../document/path.ts';
import type { Layout } from '../../canvas/layout/layout.ts';
import { findNode } from '../../canvas/layout/vocabularyOf.ts';

/** Of what an open combinator gives, the port of its body whose values, application by application, are the same numbers in the same order. */
const results: Readonly<Record<string, string>> = { 'convolve.y': 'result', 'recur.all': 'output' };

/** The port whose picture on the canvas shows what goes into an input; `undefined` where there is none. */
export function picturedSource(scope: Scope, layout: Layout, input: string): string | undefined {
  const [path, name] = splitPort(input);
  let port = findNode(scope, path)?.inputs.get(name);
  while (port !== undefined) {
    const [from, output] = splitPort(port);
    const placed = layout.get(from);
    if (placed?.picture?.port === port) return port;
    const node = findNode(scope, from);
    const result = results[`${node?.block.type}.${output}`];
    const isStraight = node?.params.direction === undefined || node.params.direction === 'forward';
    port =
      placed?.frame && isStraight && !node?.bypass && result ? node?.body?.results.get(result) : undefined;
  }
  return undefined;
}
