import type { Node } from '../../document/document.ts';

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

/** The gates of a recurrent unit that is applied again and again; none of any other node. */
export function gatesOf(path: string, { block }: Pick<Node, 'block'>): readonly Gate[] {
  if (!path.includes('/')) return [];
  return Object.entries(gates[block] ?? {}).map(([name, title]) => ({ port: `${path}.${name}`, title }));
}
