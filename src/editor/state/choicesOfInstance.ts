import type { Inference } from '../../compiler/infer.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import { splitPath, splitPort } from '../../document/path.ts';
import type { Choices } from '../../ir/partOf.ts';
import type { InstancePort } from './instancePorts.ts';
import { choicesFor, type Positions } from './scrub.ts';

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
