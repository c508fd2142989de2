import { withoutReadings } from '../../../compiler/portNames.ts';
import { splitPort } from '../../../document/path.ts';
import { sizeOf } from '../../../ir/layout.ts';
import type { Lights } from '../../views/scene.ts';
import type { Activations, PortNumbers } from '../activations.ts';
import { splitInstance } from '../instancePorts.ts';
import { layoutOf } from '../layoutOf.ts';
import type { ShownActivations } from '../shownActivations.ts';
import type { Editor } from '../store.ts';
import type { Lit, Tracing } from '../tracing.ts';
import { keptInput } from './keptInput.ts';
import { winnersOf } from './winnersOf.ts';

/** Which of the numbers that go in a node kept, for each number that it gives. */
interface Kept {
  readonly input: string;
  readonly values: PortNumbers;
  readonly winners: Int32Array;
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

  /** By the port that gives what was kept. */
  function keptBy(output: string): Kept | undefined {
    const { inference } = editor.getState();
    const found = keptInput(inference, output);
    const values = found && [found.input, found.source].map(shownWhole).find((each) => each !== undefined);
    if (!values) return undefined;
    const old = known.get(output);
    if (old?.values === values && old.input === found.input) return old;
    const numbers = layoutOf(inference, found.input);
    const winners = numbers && winnersOf(inference, found.path, values.values, numbers);
    if (!winners) return undefined;
    const kept = { input: found.input, values, winners };
    known.set(output, kept);
    return kept;
  }

  function shownWhole(port: string | undefined): PortNumbers | undefined {
    const value = port === undefined ? undefined : activations.get(port);
    return value && !value.stale && !value.slice ? value : undefined;
  }

  /** A byte for each number of what a picture shows: whether it is one of those that go in at some places. */
  function maskOf(name: string, { input, winners, values }: Kept, elements?: readonly number[]) {
    const port = splitInstance(name)?.port ?? name;
    const copies = tracing.copiesOf(input)?.get(port);
    const layout = copies && layoutOf(editor.getState().inference, port);
    if (!layout) return undefined;
    const isKept = new Uint8Array(values.values.length);
    for (const place of elements?.map((element) => winners[element] ?? -1) ?? winners)
      if (place >= 0) isKept[place] = 1;
    const mask = new Uint8Array(sizeOf(layout));
    copies.numbers.forEach((number, i) => {
      if (isKept[number] === 1) mask[copies.elements[i] ?? -1] = 1;
    });
    return shown.shownMask(name, mask);
  }

  function ofPointed(name: string): Uint8Array | undefined {
    const from = tracing.litFrom();
    const kept = from && keptBy(from.port);
    return kept && maskOf(name, kept, from.elements);
  }

  function ofSelected(name: string): Lit | undefined {
    const { selectedNodes } = editor.getState();
    const [path] = selectedNodes;
    if (selectedNodes.size !== 1 || path === undefined) return undefined;
    // In a body that is read in both directions, each reading keeps its own.
    for (const input of tracing.copied()) {
      if (withoutReadings(input) !== `${path}.x`) continue;
      const kept = keptBy(`${splitPort(input)[0]}.y`);
      const sources = kept && maskOf(name, kept);
      if (sources) return { sources, scattered: true };
    }
    return undefined;
  }

  return {
    litOf(name) {
      const lit = lights.litOf(name);
      if (lit) return { ...lit, kept: ofPointed(name) };
      return tracing.litFrom() ? undefined : ofSelected(name);
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
