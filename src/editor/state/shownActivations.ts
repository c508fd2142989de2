import type { Choices } from '../../ir/partOf.ts';
import { rangeOf } from '../views/range.ts';
import type { Activation, Activations } from './activations.ts';
import { choicesOfInstance, splitInstance } from './instancePorts.ts';
import { layoutOf } from './layoutOf.ts';
import { sameChoices } from './sameChoices.ts';
import { choicesFor } from './scrub.ts';
import { placesAt, sliceValue } from './sliceValue.ts';
import type { Editor } from './store.ts';

/**
 * The values as they are looked at: of those in a body, the part at the application that was chosen. Under the name of an instance
 * (`instancePort`), the part at that one, in the range of colours that all have in common.
 */
export interface ShownActivations extends Activations {
  /** Where in the whole value the number at a place of the shown part lies. */
  wholePlace(port: string, place: number): number;
  /** A byte for each number of the shown part, from one for each of the whole value. */
  shownMask(port: string, mask: Uint8Array): Uint8Array;
}

interface Shown {
  readonly whole: Activation;
  readonly choices: Choices;
  readonly activation: Activation;
  readonly places: Uint32Array;
}

/** How many parts are kept, so that they are painted no more than once; all are let go when there are more. */
const mostParts = 1024;

const known = new WeakMap<Activations, ShownActivations>();

/** What of all values is shown by an editor; always the same object for the same values. */
export function shownActivations(editor: Editor, activations: Activations): ShownActivations {
  const found = known.get(activations) ?? createShown(editor, activations);
  known.set(activations, found);
  return found;
}

function createShown(editor: Editor, activations: Activations): ShownActivations {
  const slices = new Map<string, Shown>();
  // Below those of whole values, which count upwards.
  let version = 0;

  function shownPart(name: string): Shown | undefined {
    const { inference, positions } = editor.getState();
    const instance = splitInstance(name);
    const choices = instance
      ? choicesOfInstance(inference, positions, instance)
      : choicesFor(inference, positions, name);
    const whole = activations.get(instance?.port ?? name);
    // A part that was asked for by itself is shown as it came.
    if (choices.length === 0 || !whole || whole.slice) return undefined;
    const before = slices.get(name);
    if (before?.whole === whole && sameChoices(before.choices, choices)) return before;
    const part = sliceValue(whole, choices);
    if (!part) return undefined;
    const activation = {
      ...part.value,
      version: --version,
      stale: whole.stale,
      ...(instance && { limit: rangeOf(whole.values).limit }),
    };
    const shown = { whole, choices, activation, places: part.places };
    if (slices.size >= mostParts) slices.clear();
    slices.set(name, shown);
    return shown;
  }

  /** What came by itself, under the name that it is shown by: an instance is there if it is the one that was asked for. */
  function cameAlone(name: string): Activation | undefined {
    const instance = splitInstance(name);
    if (!instance) return activations.get(name);
    const { inference, positions } = editor.getState();
    const came = activations.get(instance.port);
    const choices = choicesOfInstance(inference, positions, instance);
    const isIt = choices.length === 0 ? !came?.slice : came?.slice && sameChoices(came.slice, choices);
    return isIt ? came : undefined;
  }

  /** Where the numbers that are shown of a port lie in its whole value; nothing where all are shown. */
  function placesOf(name: string): ArrayLike<number> | undefined {
    const port = splitInstance(name)?.port ?? name;
    const slice = activations.get(port)?.slice;
    if (!slice) return shownPart(name)?.places;
    const layout = layoutOf(editor.getState().inference, port);
    return layout ? placesAt(layout, slice) : [];
  }

  function namesOf(ports: ReadonlySet<string>): ReadonlySet<string> {
    const instances = [...slices.keys()].filter((name) => ports.has(splitInstance(name)?.port ?? name));
    return new Set([...ports, ...instances]);
  }

  return {
    ...activations,
    get: (port) => shownPart(port)?.activation ?? cameAlone(port),
    wholePlace: (port, place) => placesOf(port)?.[place] ?? place,
    shownMask(port, mask) {
      const places = placesOf(port);
      return places ? Uint8Array.from(places, (place) => mask[place] ?? 0) : mask;
    },
    subscribe(listener) {
      const ends = [
        activations.subscribe((changed) => listener(namesOf(changed))),
        editor.subscribe((now, before) => {
          if (now.positions !== before.positions) listener(namesOf(new Set(activations.ports())));
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
