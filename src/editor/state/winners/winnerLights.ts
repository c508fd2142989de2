import { splitPort } from '../../../document/path.ts';
import type { Lights } from '../../views/scene.ts';
import type { Activations, PortNumbers } from '../activations.ts';
import type { ShownActivations } from '../shownActivations.ts';
import type { Editor } from '../store.ts';
import type { Lit, Tracing } from '../tracing.ts';
import { findWinners } from './findWinners.ts';
import { picturedSource } from './picturedSource.ts';
import { regionsOf } from './regionsOf.ts';

/** The blocks that keep the largest numbers of what they are given. */
const keeping: ReadonlySet<string> = new Set(['max-pooling', 'maximum']);

/** Which numbers of a picture a node kept, for each number that it gives. */
interface Kept {
  /** The port whose picture shows what went in. */
  readonly source: string;
  readonly value: PortNumbers;
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

  function keptBy(path: string): Kept | undefined {
    const { inference, layout } = editor.getState();
    const node = layout.get(path)?.node;
    if (!node || !keeping.has(node.block) || node.bypass) return undefined;
    const source = picturedSource(inference.scope, layout, `${path}.x`);
    const value = source === undefined ? undefined : activations.get(source);
    if (source === undefined || !value || value.stale || value.slice) return undefined;
    const old = known.get(path);
    if (old?.value === value && old.source === source) return old;
    const regions = regionsOf(inference, path, value);
    if (!regions) return undefined;
    const kept = { source, value, winners: findWinners(value.values, regions) };
    known.set(path, kept);
    return kept;
  }

  /** A byte for each number of the shown part of a port, from places in its whole value. */
  function maskOf({ source, value }: Kept, places: ArrayLike<number>): Uint8Array {
    const mask = new Uint8Array(value.values.length);
    for (const place of Array.from(places)) if (place >= 0) mask[place] = 1;
    return shown.shownMask(source, mask);
  }

  function ofPointed(port: string): Uint8Array | undefined {
    const from = tracing.litFrom();
    const kept = from && keptBy(splitPort(from.port)[0]);
    if (!kept || kept.source !== port || !from.port.endsWith('.y')) return undefined;
    return maskOf(
      kept,
      from.elements.map((element) => kept.winners[element] ?? -1),
    );
  }

  function ofSelected(port: string): Lit | undefined {
    const { selectedNodes } = editor.getState();
    const [path] = selectedNodes;
    const kept = selectedNodes.size === 1 && path !== undefined ? keptBy(path) : undefined;
    return kept?.source === port ? { sources: maskOf(kept, kept.winners), scattered: true } : undefined;
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
