import type { Choices } from '../../ir/partOf.ts';
import type { Activation, Activations } from './activations.ts';
import { layoutOf } from './layoutOf.ts';
import { sameChoices } from './sameChoices.ts';
import { choicesFor } from './scrub.ts';
import { placesAt, sliceValue } from './sliceValue.ts';
import type { Editor } from './store.ts';

/** The values as they are looked at: of those in a body, the part at the application that was chosen. */
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

  function shownPart(port: string): Shown | undefined {
    const { inference, positions } = editor.getState();
    const choices = choicesFor(inference, positions, port);
    const whole = activations.get(port);
    // A part that was asked for by itself is shown as it came.
    if (choices.length === 0 || !whole || whole.slice) return undefined;
    const before = slices.get(port);
    if (before?.whole === whole && sameChoices(before.choices, choices)) return before;
    const part = sliceValue(whole, choices);
    if (!part) return undefined;
    const activation = { ...part.value, version: --version, stale: whole.stale };
    const shown = { whole, choices, activation, places: part.places };
    slices.set(port, shown);
    return shown;
  }

  /** Where the numbers that are shown of a port lie in its whole value; nothing where all are shown. */
  function placesOf(port: string): ArrayLike<number> | undefined {
    const slice = activations.get(port)?.slice;
    if (!slice) return shownPart(port)?.places;
    const layout = layoutOf(editor.getState().inference, port);
    return layout ? placesAt(layout, slice) : [];
  }

  return {
    ...activations,
    get: (port) => shownPart(port)?.activation ?? activations.get(port),
    wholePlace: (port, place) => placesOf(port)?.[place] ?? place,
    shownMask(port, mask) {
      const places = placesOf(port);
      return places ? Uint8Array.from(places, (place) => mask[place] ?? 0) : mask;
    },
    subscribe(listener) {
      const ends = [
        activations.subscribe(listener),
        editor.subscribe((now, before) => {
          if (now.positions !== before.positions) listener(new Set(activations.ports()));
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
