import type { Inference } from '../../../compiler/infer.ts';
import { withoutReadings } from '../../../compiler/portNames.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import type { Choices } from '../../../ir/partOf.ts';
import type { PortNumbers } from '../../state/activations.ts';
import { choicesFor, type Positions } from '../../state/scrub.ts';
import { sliceValue } from '../../state/sliceValue.ts';

/** What a unit gave at every step: (steps, units), in row-major order. */
export interface GateSteps {
  readonly steps: number;
  readonly units: number;
  readonly values: Float32Array;
}

/**
 * The values at all steps, whichever of them is looked at; of combinators further out only what is looked at. None where only
 * the step that is looked at is kept.
 */
export function gateSteps(value: PortNumbers, choices: Choices): GateSteps | undefined {
  if (value.slice) return undefined;
  const part = sliceValue(value, choices)?.value;
  const units = part?.axes.at(-1)?.size;
  if (!part || part.pair || typeof units !== 'number' || units === 0) return undefined;
  return { steps: part.values.length / units, units, values: part.values };
}

/** What of the combinators around a port is looked at, but for the innermost one, all of whose steps are seen together. */
export function choicesOutside(inference: Inference, positions: Positions, port: string): Choices {
  const [scope] = splitPath(splitPort(withoutReadings(port))[0]);
  const outside = new Map(positions);
  outside.delete(scope);
  return choicesFor(inference, outside, port);
}
