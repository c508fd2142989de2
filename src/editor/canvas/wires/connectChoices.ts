import { splitPort } from '../../../document/path.ts';
import { fitsFrom } from '../../state/connect.ts';
import type { EditorState } from '../../state/store.ts';
import type { ConnectMenuOf } from '../../state/viewState.ts';
import { type Layout, type NodeLayout, type PortLayout, portKey, titleOf } from '../layout/layout.ts';
import { type Fit, scopeOf } from './portFit.ts';
import { shownType } from './shownType.ts';
import { wireEnds, wireId } from './wires.ts';

/** A wire that could be made: from a port of what the menu was opened for to another. */
export interface ConnectChoice {
  readonly from: string;
  readonly to: string;
  /** Of the two, the port at which the wire begins for whoever chooses, and the other one. */
  readonly own: PortLayout;
  readonly other: PortLayout;
  /** What the other port belongs to. */
  readonly title: string;
  /** What the other port carries, in words. */
  readonly shape: string;
  readonly fit: Fit;
  /** What the input is fed by now, and no longer would be. */
  readonly replaces?: string;
  /** The wire that would be moved, if it is not a new one. */
  readonly moved?: string;
}

type State = Pick<EditorState, 'history' | 'inference' | 'layout' | 'wires'>;

/**
 * The wires that could begin at each port of a node, or that one could become: first those that fit, of these the ones that
 * take no other's place, then the others of the scope.
 */
export function connectChoices(state: State, of: ConnectMenuOf): ConnectChoice[] {
  const choices = startsOf(state, of).flatMap(({ port, moved }) => choicesFrom(state, port, moved));
  // From one edge of a body to the other, a wire is found from both of its ends.
  const wires = new Map(choices.toReversed().map((each) => [wireId(each.from, each.to), each]));
  return [...wires.values()].toReversed().sort((one, other) => rankOf(one) - rankOf(other));
}

function rankOf({ fit, replaces }: ConnectChoice): number {
  return ranks[fit.kind] + (replaces === undefined ? 0 : 1);
}

const ranks = { fits: 0, misfit: 2, never: 4 } satisfies Record<Fit['kind'], number>;

interface Start {
  readonly port: PortLayout;
  readonly moved?: string;
}

function startsOf({ layout }: State, of: ConnectMenuOf): Start[] {
  if ('node' in of) {
    const ports = layout.get(of.node)?.ports ?? [];
    return ports
      .filter((port) => of.port === undefined || portKey(port) === of.port)
      .map((port) => ({ port }));
  }
  const [from, to] = wireEnds(of.wire);
  const ends = [
    { port: from, gives: true },
    { port: to, gives: false },
  ];
  const all = [...layout.values()].flatMap(({ ports }) => ports);
  return ends.flatMap((end) => {
    const port = all.find((each) => portKey(each) === portKey(end));
    return port ? [{ port, moved: of.wire }] : [];
  });
}

function choicesFrom(state: State, own: PortLayout, moved: string | undefined): ConnectChoice[] {
  const { inference, layout, wires } = state;
  const fits = fitsFrom(state, own, moved);
  return portsAround(layout, own).flatMap(({ node, port: other }) => {
    const [from, to] = own.gives ? [own.port, other.port] : [other.port, own.port];
    const fit = fits.get(portKey(other));
    const feeder = wires.find((wire) => wire.to === to)?.from;
    if (!fit || wires.some(({ id }) => id === wireId(from, to))) return [];
    const type = inference.types.get(other.port);
    return [
      {
        from,
        to,
        own,
        other,
        title: other.boundary ? `the edge of ${titleOf(node.node)}` : titleOf(node.node),
        shape: type || other.gives ? shownType(type) : 'not wired',
        fit,
        ...(feeder !== undefined && moved !== wireId(feeder, to) && { replaces: feeder }),
        ...(moved !== undefined && { moved }),
      },
    ];
  });
}

/** The ports of one scope that lie at the other end of a wire from this one, without those of its own node. */
function portsAround(
  layout: Layout,
  own: PortLayout,
): { readonly node: NodeLayout; readonly port: PortLayout }[] {
  const [scope, [node]] = [scopeOf(own.port), splitPort(own.port)];
  return [...layout.values()].flatMap((each) =>
    each.ports
      .filter(({ port, gives }) => gives !== own.gives && scopeOf(port) === scope)
      .filter(({ port, boundary }) => splitPort(port)[0] !== node || (boundary && own.boundary))
      .map((port) => ({ node: each, port })),
  );
}
