import type { JsonValue } from '../../../src/base/problem.ts';
import type { Graph, Node } from '../../../src/document/document.ts';
import { bodyOf, node } from '../../harness/graph.ts';

/* Nodes and bodies that mistakes are made with. */

export const text = (value: string) => node('letters', 'text', { vocabulary: 'abc', value });
export const tree = (value = '((a b) c)') => node('words', 'tree', { vocabulary: 'a b c', value });
export const series = (features = 3, steps = 5) =>
  node('data', 'series', { features, values: Array.from({ length: features * steps }, (_, i) => i / 10) });
export const vector = (size = 3) => node('in', 'vector', { size });
export const units = (id: string, count: number, nonlinearity = 'tanh') =>
  node(id, 'vanilla', { units: count, nonlinearity });
export const cell = (id: string, block: string, count: number) => node(id, block, { units: count });

export const gruBody = (count = 4): Graph =>
  bodyOf(
    [cell('cell', 'gru', count)],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
export const plainBody = (...nodes: Node[]): Graph =>
  bodyOf(nodes, '$.element → join.a', '$.state → join.b', 'join.y → $.output', 'join.y → $.state');
export const pairBody = (count: number): Graph =>
  bodyOf(
    [node('join', 'join'), units('layer', count)],
    '$.left → join.a',
    '$.right → join.b',
    'join.y → layer.x',
    'layer.y → $.result',
  );
export const reads = (body: Graph, params: Readonly<Record<string, JsonValue>> = {}) =>
  node('read', 'recur', params, body);
export function lstmBody(): Graph {
  return bodyOf(
    [cell('cell', 'lstm', 4)],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.output → $.output',
    'cell.state → $.state',
  );
}
