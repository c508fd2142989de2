import type { Application } from './call.ts';
import { type Axis, must, type Ports, type PortValue, pack } from './values.ts';

/**
 * The ports of a body over all its applications, with the axes that these are numbered by in front: `/cell.z`, or
 * `[forward]/cell.z` where the body has several sets of weights. `shown` has the ports' types if there is no application.
 */
export function packPorts(
  applications: readonly Application[],
  front: readonly Axis[],
  shown: Application,
  set = '',
): Map<string, PortValue> {
  return mapPorts(shown.ports, set, (port, type) =>
    pack(
      applications.map(({ ports }) => must(ports.get(port), port)),
      front,
      type,
    ),
  );
}

/** What `f` makes of every port, by its path from the combinator on. */
export function mapPorts(
  ports: Ports,
  set: string,
  f: (port: string, type: PortValue) => PortValue,
): Map<string, PortValue> {
  return new Map([...ports].map(([port, type]) => [`${set}/${port}`, f(port, type)]));
}
