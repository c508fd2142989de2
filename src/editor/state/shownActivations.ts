import type { Activation, Activations } from './activations.ts';
import { choicesFor } from './scrub.ts';
import { type Choices, sliceValue } from './sliceValue.ts';
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
    if (choices.length === 0 || !whole) return undefined;
    const before = slices.get(port);
    if (before?.whole === whole && sameChoices(before.choices, choices)) return before;
    const part = sliceValue(whole, choices);
    if (!part) return undefined;
    const activation = { ...part.value, version: --version, stale: whole.stale };
    const shown = { whole, choices, activation, places: part.places };
    slices.set(port, shown);
    return shown;
  }

  return {
    ...activations,
    get: (port) => shownPart(port)?.activation ?? activations.get(port),
    wholePlace: (port, place) => shownPart(port)?.places[place] ?? place,
    shownMask(port, mask) {
      const places = shownPart(port)?.places;
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

function sameChoices(one: Choices, other: Choices): boolean {
  return one.length === other.length && one.every((choice, i) => choice === other[i]);
}
