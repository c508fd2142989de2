import { splitInstance } from '../state/instancePorts.ts';
import type { ShownActivations } from '../state/shownActivations.ts';
import type { Tracing } from '../state/tracing.ts';
import type { Lights } from './scene.ts';

/** What is lit of the parts of values that are shown. */
export function shownLights(shown: ShownActivations, tracing: Tracing): Lights {
  return {
    litOf(port) {
      const lit = tracing.litOf(splitInstance(port)?.port ?? port);
      return (
        lit && {
          sources: lit.sources && shown.shownMask(port, lit.sources),
          targets: lit.targets && shown.shownMask(port, lit.targets),
        }
      );
    },
    subscribe: tracing.subscribe,
  };
}
