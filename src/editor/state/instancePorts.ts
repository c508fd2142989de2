import type { Inference } from '../../compiler/infer.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import { splitPath, splitPort } from '../../document/path.ts';
import type { Choices } from '../../ir/partOf.ts';
import { choicesFor, type Positions } from './scrub.ts';

/** A port at one application of a combinator around it; of an input of the combinator, one element of it. */
export interface InstancePort {
  readonly port: string;
  /** Of the combinator. */
  readonly path: string;
  readonly position: number;
}

/** What it is called among the ports: `read/cell.output@read=3`. */
export function instancePort({ port, path, position }: InstancePort): string {
  return `${port}@${path}=${position}`;
}

/** What such a name stands for; `undefined` for a port as it is looked at. */
export function splitInstance(name: string): InstancePort | undefined {
  const [at, is] = [name.indexOf('@'), name.lastIndexOf('=')];
  if (at < 0 || is < at) return undefined;
  return { port: name.slice(0, at), path: name.slice(at + 1, is), position: Number(name.slice(is + 1)) };
}

/** For each axis in front of the instance: the index that is looked at, or `undefined` for all. */
export function choicesOfInstance(
  inference: Inference,
  positions: Positions,
  { port, path, position }: InstancePort,
): Choices {
  if (withoutReadings(port).startsWith(`${path}/`))
    return choicesFor(inference, new Map(positions).set(path, position), port);
  const around = choicesFor(inference, positions, port);
  const front = inference.fronts.get(splitPath(splitPort(port)[0])[0]) ?? [];
  return [...front.map((_, i) => around[i]), position];
}
