import { splitInstance } from '../state/instancePorts.ts';
import type { ShownActivations } from '../state/shownActivations.ts';
import type { Tracing } from '../state/tracing.ts';
import type { Lights } from './scene.ts';

/**
 * What is lit of the parts of values that are shown. Of the application that is looked at by itself nothing is when all that leads to
 * it lies in others: it is what one looks at, and stays as it is.
 */
export function shownLights(shown: ShownActivations, tracing: Tracing): Lights {
  return {
    litOf(name) {
      const instance = splitInstance(name);
      const lit = tracing.litOf(instance?.port ?? name);
      if (!lit) return undefined;
      const [sources, targets] = [lit.sources, lit.targets].map(
        (mask) => mask && shown.shownMask(name, mask),
      );
      const isLookedAt = !instance && !tracing.litFrom();
      if (isLookedAt && !sources?.includes(1) && !targets?.includes(1)) return undefined;
      return { sources, targets };
    },
    subscribe: tracing.subscribe,
  };
}
