import type { Graph, Node } from '../../../document/document.ts';
import { joinPath, splitPort } from '../../../document/path.ts';
import type { NodePorts } from '../../../document/ports.ts';
import type { NodeLayout, PortLayout } from './layout.ts';

export const titleHeight = 28;
/** The height of a port's row. */
export const portRow = 20;

/** Inputs down the left edge of a node, outputs down the right one, below its title; `optional` are inputs that need no wire. */
export function outerPorts(
  path: string,
  { inputs, outputs }: NodePorts,
  width: number,
  optional: Readonly<Record<string, unknown>>,
): PortLayout[] {
  const at = (row: number) => titleHeight + row * portRow + portRow / 2;
  const common = { boundary: false };
  return [
    ...inputs.map((name, row) => ({
      ...common,
      port: `${path}.${name}`,
      name,
      gives: false,
      x: 0,
      y: at(row),
      ...(Object.hasOwn(optional, name) && { optional: true }),
    })),
    ...outputs.map((name, row) => ({
      ...common,
      port: `${path}.${name}`,
      name,
      gives: true,
      x: width,
      y: at(row),
    })),
  ];
}

/** A node in a body, as far as the ports of the boundary face it. */
interface Peer {
  readonly node: Node;
  readonly ports: readonly PortLayout[];
}

/** Boundary ports slide along the frame to face what they are wired to, so that wires run straight. */
export function boundaryPorts(
  path: string,
  body: NonNullable<NodePorts['body']>,
  frame: NonNullable<NodeLayout['frame']>,
  graph: Graph | undefined,
  inner: readonly Peer[],
): PortLayout[] {
  const facing = (name: string, end: 0 | 1): number | undefined => {
    const wire = graph?.wires.find((each) => each[end] === `$.${name}`);
    const [id, port] = splitPort(wire?.[end === 0 ? 1 : 0] ?? '');
    const peer = inner.find(({ node }) => node.id === id);
    const handle = peer?.ports.find(
      (each) => !each.boundary && each.name === port && each.gives === (end === 1),
    );
    return handle && frame.originY + (peer?.node.at?.[1] ?? 0) + handle.y;
  };
  const column = (names: readonly string[], end: 0 | 1): PortLayout[] => {
    const middle = frame.y + frame.height / 2 - ((names.length - 1) * (portRow + 4)) / 2;
    const wanted = names.map((name, i) => ({ name, y: facing(name, end) ?? middle + i * (portRow + 4) }));
    let last = Number.NEGATIVE_INFINITY;
    return wanted
      .sort((one, other) => one.y - other.y)
      .map(({ name, y }) => {
        last = Math.max(y, last + portRow);
        const x = end === 0 ? frame.x : frame.x + frame.width;
        return { port: joinPath(path, `$.${name}`), name, gives: end === 0, boundary: true, x, y: last };
      });
  };
  return [...column(body.inputs, 0), ...column(body.outputs, 1)];
}
