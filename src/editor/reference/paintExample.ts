import type { Inference } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import type { Layout } from '../canvas/layout/layout.ts';
import type { Painting } from '../exportPicture/drawNode.ts';
import { paintAll } from '../exportPicture/paintAll.ts';
import { createActivations } from '../state/activations.ts';
import { startLive } from '../state/live.ts';
import type { Palette } from '../views/palette.ts';

/** An example with all that follows from it. */
export interface Example {
  readonly document: Document;
  readonly inference: Inference;
  readonly layout: Layout;
}

/**
 * Computes an example and paints the pictures of its nodes, by port, in a worker of its own, which ends with it. Gives what ends it
 * before.
 */
export function paintExample(
  { document, inference, layout }: Example,
  palette: Palette,
  onPainted: (paintings: ReadonlyMap<string, Painting>) => void,
): () => void {
  const activations = createActivations();
  const ports = [...layout.values()].flatMap(({ picture }) => picture?.port ?? []);
  const end = startLive({
    source: {
      getDocument: () => document,
      getInference: () => inference,
      getPorts: () => ports,
      getTraced: () => ({ document, form: document, ports, copied: [] }),
      getSlices: () => new Map(),
      getWeights: () => undefined,
      getOrder: () => false,
      subscribe: () => () => {},
    },
    activations,
    tracing: { connect: () => {}, tell: () => {}, forget: () => {}, renew: () => {} },
    onDone() {
      onPainted(paintAll({ layout, inference }, activations, palette, undefined));
      end();
    },
    onStatus: () => {},
  });
  return end;
}
