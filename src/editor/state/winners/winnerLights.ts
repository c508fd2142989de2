import type { Inference } from '../../../compiler/infer.ts';
import { splitPort } from '../../../document/path.ts';
import type { Layout } from '../../canvas/layout/layout.ts';
import type { Lights } from '../../views/scene.ts';
import type { Activations, PortNumbers } from '../activations.ts';
import { layoutOf } from '../layoutOf.ts';
import type { ShownActivations } from '../shownActivations.ts';
import type { Editor } from '../store.ts';
import type { Lit, Tracing } from '../tracing.ts';
import { picturedInput } from './picturedInput.ts';
import type { PicturedNumbers } from './picturedNumbers.ts';
import { winnersOf } from './winnersOf.ts';

/** The blocks that keep the largest numbers of what they are given. */
const keeping: ReadonlySet<string> = new Set(['max-pooling', 'maximum']);

/** Which of the numbers that are pictured a node kept, for each number that it gives. */
interface Kept {
  /** Where the numbers are seen that go in. */
  readonly pictured: PicturedNumbers;
  /** The values of those pictures. */
  readonly values: readonly PortNumbers[];
  readonly winners: Int32Array;
}

interface Inputs {
  readonly inference: Inference;
  readonly layout: Layout;
  readonly byPath: Map<string, PicturedNumbers | undefined>;
}

/**
 * What is lit, and which numbers were kept as the largest: of the region of a cell that is pointed at, and of all regions while the
 * node that keeps them is selected and nothing else is lit.
 */
export function winnerLights(
  lights: Lights,
  {
    editor,
    activations,
    shown,
    tracing,
  }: {
    readonly editor: Editor;
    readonly activations: Activations;
    readonly shown: ShownActivations;
    readonly tracing: Tracing;
  },
): Lights {
  const known = new Map<string, Kept>();
  /** By node: where what goes in is seen. */
  let inputs: Inputs | undefined;

  function inputOf(path: string): PicturedNumbers | undefined {
    const { inference, layout } = editor.getState();
    if (inputs?.inference !== inference || inputs.layout !== layout)
      inputs = { inference, layout, byPath: new Map() };
    const { byPath } = inputs;
    if (!byPath.has(path)) byPath.set(path, picturedInput(inference, layout, `${path}.x`));
    return byPath.get(path);
  }

  function keptBy(path: string): Kept | undefined {
    const { inference, layout } = editor.getState();
    const node = layout.get(path)?.node;
    if (!node || !keeping.has(node.block) || node.bypass) return undefined;
    const pictured = inputOf(path);
    const values = pictured?.ports.flatMap((port) => shownWhole(port) ?? []);
    if (!pictured || !values || values.length < pictured.ports.length) return undefined;
    const old = known.get(path);
    if (old?.pictured === pictured && old.values.every((each, i) => each === values[i])) return old;
    const given = Float32Array.from(pictured.places, (place, i) =>
      place < 0 ? Number.NaN : (values[pictured.which[i] ?? 0]?.values[place] ?? 0),
    );
    const numbers = layoutOf(inference, `${path}.x`);
    const winners = numbers && winnersOf(inference, path, given, numbers);
    if (!winners) return undefined;
    const kept = { pictured, values, winners };
    known.set(path, kept);
    return kept;
  }

  function shownWhole(port: string): PortNumbers | undefined {
    const value = activations.get(port);
    return value && !value.stale && !value.slice ? value : undefined;
  }

  /** A byte for each number of the shown part of a port, from places in what goes into the node. */
  function maskOf(
    { pictured, values }: Kept,
    port: string,
    places: ArrayLike<number>,
  ): Uint8Array | undefined {
    const index = pictured.ports.indexOf(port);
    const value = values[index];
    if (!value) return undefined;
    const mask = new Uint8Array(value.values.length);
    for (const place of Array.from(places)) {
      const own = place >= 0 && pictured.which[place] === index ? (pictured.places[place] ?? -1) : -1;
      if (own >= 0) mask[own] = 1;
    }
    return shown.shownMask(port, mask);
  }

  function ofPointed(port: string): Uint8Array | undefined {
    const from = tracing.litFrom();
    const kept = from && keptBy(splitPort(from.port)[0]);
    if (!kept || !from.port.endsWith('.y')) return undefined;
    return maskOf(
      kept,
      port,
      from.elements.map((element) => kept.winners[element] ?? -1),
    );
  }

  function ofSelected(port: string): Lit | undefined {
    const { selectedNodes } = editor.getState();
    const [path] = selectedNodes;
    const kept = selectedNodes.size === 1 && path !== undefined ? keptBy(path) : undefined;
    const sources = kept && maskOf(kept, port, kept.winners);
    return sources && { sources, scattered: true };
  }

  return {
    litOf(port) {
      const lit = lights.litOf(port);
      if (lit) return { ...lit, kept: ofPointed(port) };
      return tracing.litFrom() ? undefined : ofSelected(port);
    },
    subscribe(listener) {
      const ends = [
        lights.subscribe(listener),
        editor.subscribe((now, before) => now.selectedNodes !== before.selectedNodes && listener()),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}
