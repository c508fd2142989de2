import type { Inference } from '../../compiler/infer.ts';
import type { Node } from '../../document/document.ts';
import { splitPath } from '../../document/path.ts';

/** What is worth seeing of the recurrent units over time, in the order of their formulas: what each is called, by port. */
const gates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gru: { z: 'Update gate z', r: 'Reset gate r', proposal: 'Proposal h̃', output: 'State h' },
  lstm: {
    i: 'Input gate i',
    f: 'Forget gate f',
    o: 'Output gate o',
    proposal: 'Proposal c̃',
    cell: 'Cell c',
    output: 'Output h',
  },
};

/** A gate of a node, or a state that gates guard. */
export interface Gate {
  /** The path of the port. */
  readonly port: string;
  readonly title: string;
}

/**
 * The gates of a recurrent unit that is applied again and again, in one of the readings of a recurrence that goes both ways or in
 * the only one; none of any other node.
 */
export function gatesOf(path: string, { block }: Pick<Node, 'block'>, reading?: string): readonly Gate[] {
  const [scope, id] = splitPath(path);
  if (scope === '') return [];
  const within = `${scope}${reading === undefined ? '' : `[${reading}]`}/${id}`;
  return Object.entries(gates[block] ?? {}).map(([name, title]) => ({ port: `${within}.${name}`, title }));
}

/** The readings of the recurrence around a node; a single nameless one where it goes one way. */
export function readingsAround(
  { readings }: Pick<Inference, 'readings'>,
  path: string,
): readonly (string | undefined)[] {
  return readings.get(splitPath(path)[0]) ?? [undefined];
}
