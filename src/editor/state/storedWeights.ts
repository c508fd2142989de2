import { toBase64 } from '../../base/base64.ts';
import { carryWeights } from '../../compiler/carryWeights.ts';
import { infer } from '../../compiler/infer.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import { namesToDraw, type WeightTensor } from '../../compiler/weights.ts';
import type { Document, WeightsSource } from '../../document/document.ts';
import { setWeights } from '../../document/edits.ts';
import type { Moves } from '../../document/moves.ts';
import { splitPort } from '../../document/path.ts';
import { writeSafetensors } from '../../exchange/safetensors.ts';
import { edit } from './edit.ts';
import { notify } from './notify.ts';
import { randomId } from './randomId.ts';
import type { Editor } from './store.ts';
import { rememberWeights } from './weights.ts';

type Manner = Parameters<typeof edit>[2];

/** What stands in a document for weights that it carries itself; none where there are none. */
function weightsSource(tensors: ReadonlyMap<string, WeightTensor>): WeightsSource | undefined {
  if (tensors.size === 0) return undefined;
  const source = { data: toBase64(writeSafetensors(tensors)) };
  rememberWeights(source, { id: randomId(), tensors });
  return source;
}

/** Makes these the weights of the document, in place of those that it has; all others follow from the seed. */
export function storeWeights(
  editor: Editor,
  tensors: ReadonlyMap<string, WeightTensor>,
  manner?: Manner,
): void {
  edit(editor, (document) => setWeights(document, weightsSource(tensors)), manner);
}

/**
 * An edit after which nodes have other paths. Weights go by the path of their node: stored ones are taken along, seeded ones
 * are drawn anew, which is said.
 */
export function editMoving(
  editor: Editor,
  change: (document: Document) => Document,
  moved: Moves,
  manner?: Manner,
): void {
  const { history, weights } = editor.getState();
  const changed = change(history.present);
  if (changed.weights && weights === 'loading') {
    notify(editor, {
      tone: 'error',
      text: 'Nothing was changed: the trained weights are still being read. Try again in a moment.',
    });
    return;
  }
  if (changed === history.present) return;
  const wanted = infer(changed).weights;
  const stored = changed.weights && weights !== 'loading' ? weights?.tensors : undefined;
  const carried = stored && carryWeights(stored, wanted, moved);
  const source = carried ? weightsSource(carried) : changed.weights;
  edit(editor, () => setWeights(changed, source), { ...manner, moved });
  const places = [...moved.values()].filter((path) => ![...moved.keys()].includes(path));
  const drawn = namesToDraw(wanted, carried ?? new Map()).filter((name) => {
    const [path] = splitPort(withoutReadings(name));
    return places.some((place) => path === place || path.startsWith(`${place}/`));
  });
  if (drawn.length === 0) return;
  const nodes = [...new Set(drawn.map((name) => splitPort(withoutReadings(name))[0]))];
  const which = nodes.length > 2 ? `${nodes[0]} and ${nodes.length - 1} more` : nodes.join(' and ');
  notify(editor, {
    tone: 'info',
    text: `Weights go by their node’s path: those of ${which} were drawn anew from the seed. Undo brings the others back.`,
  });
}
