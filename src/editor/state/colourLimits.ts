import { pictureOf } from '../canvas/layout/facts.ts';
import { rangeOf } from '../views/range.ts';
import type { Activations } from './activations.ts';
import type { Editor, EditorState } from './store.ts';

/** What the ends of the colours of signed numbers stand for, where all pictures share them. */
export interface ColourLimits {
  /** `undefined` while each value has a range of its own. */
  limit(): number | undefined;
  /** Called whenever it may have changed. */
  subscribe(listener: () => void): () => void;
}

const known = new WeakMap<Activations, ColourLimits>();

/** The range that was chosen, for these values; always the same object for the same values. */
export function colourLimits(editor: Editor, activations: Activations): ColourLimits {
  const found = known.get(activations) ?? createLimits(editor, activations);
  known.set(activations, found);
  return found;
}

function createLimits(editor: Editor, activations: Activations): ColourLimits {
  let ports: { readonly of: Drawn; readonly signed: readonly string[] } | undefined;

  function signedPortsNow(): readonly string[] {
    const { layout, inference } = editor.getState();
    if (ports?.of.layout !== layout || ports.of.inference !== inference)
      ports = { of: { layout, inference }, signed: signedPorts({ layout, inference }) };
    return ports.signed;
  }

  return {
    limit() {
      const { of, limit } = editor.getState().colourRange;
      if (of === 'node') return undefined;
      if (of === 'fixed') return limit;
      const values = signedPortsNow().flatMap((port) => activations.get(port)?.values ?? []);
      const limits = values.filter(({ length }) => length > 0).map((each) => rangeOf(each).limit);
      return roundUp(limits.length > 0 ? Math.max(...limits) : 1);
    },
    subscribe(listener) {
      const ends = [
        activations.subscribe(() => {
          if (editor.getState().colourRange.of === 'network') listener();
        }),
        editor.subscribe((now, before) => {
          const isShared = now.colourRange.of === 'network' && now.layout !== before.layout;
          if (now.colourRange !== before.colourRange || isShared) listener();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

type Drawn = Pick<EditorState, 'layout' | 'inference'>;

/** The ports with pictures whose colours have no range by their nature, as probabilities and grey levels do. */
function signedPorts({ layout, inference }: Drawn): readonly string[] {
  return [...layout.values()].flatMap(({ node, picture: place }) => {
    const picture = place && pictureOf(inference, place.port, node);
    return picture && 'scale' in picture && picture.scale !== 'unit' ? place.port : [];
  });
}

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next number that is short to write: so not every change of a value is one of all colours. */
export function roundUp(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  return Number(((steps.find((step) => step * power >= limit) ?? 10) * power).toPrecision(2));
}
