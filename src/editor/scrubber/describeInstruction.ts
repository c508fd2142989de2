import { withoutReadings } from '../../compiler/portNames.ts';
import { nodeAt } from '../../document/graph.ts';
import type { ListedInstruction } from '../../runtime/protocol.ts';
import { type Layout, titleOf } from '../canvas/layout/layout.ts';
import type { EditorState } from '../state/store.ts';

/** What instructions do, in the words of the field. */
const operations: Readonly<Record<string, string>> = {
  dense: 'matrix product',
  unary: 'function',
  binary: 'arithmetic',
  chain: 'functions',
  select: 'choice',
  pool: 'maximum of regions',
  reduce: 'reduction',
  softmax: 'softmax',
  fill: 'fill',
  copy: 'copy',
  accumulate: 'sum',
  gather: 'look-up',
  load: 'load of a step’s element',
  store: 'store of a step’s result',
};

/** `matrix product (tanh), 24 times, for Vanilla layer read/cell`. */
export function describeInstruction(
  { program }: Pick<EditorState, 'program'>,
  { path, op, f, times }: ListedInstruction,
): string {
  const what = operations[op] ?? op;
  const which = f === undefined ? what : `${what} (${f})`;
  const often = times === 1 ? '' : `, ${times.toLocaleString('en')} times`;
  const plain = withoutReadings(path);
  const node = nodeAt(program, plain);
  return `${which}${often}, for ${node ? `${titleOf(node)} ` : ''}${path}`;
}

/** The node on the drawing that an instruction is for: of what is in a closed body, what holds it. */
export function litNode(layout: Layout, path: string): string | undefined {
  const ids = withoutReadings(path).split('/');
  for (let length = ids.length; length > 0; length--) {
    const each = ids.slice(0, length).join('/');
    if (layout.has(each)) return each;
  }
  return undefined;
}
