import { infer } from '../../compiler/infer.ts';
import { removeAnnotations } from '../../document/annotations.ts';
import type { Document } from '../../document/document.ts';
import { removeNodes } from '../../document/edits.ts';
import { disconnect } from '../../document/wiring.ts';
import { wireEnds } from '../canvas/wires/wires.ts';
import { edit } from './edit.ts';
import type { Editor } from './store.ts';

/** Removes what is selected. A chain stays a chain where the types allow it. */
export function removeSelection(editor: Editor): void {
  const { selectedNodes, selectedWires, selectedAnnotations } = editor.getState();
  if (selectedNodes.size + selectedWires.size + selectedAnnotations.size === 0) return;
  edit(
    editor,
    (document) => {
      let changed = removeAnnotations(document, selectedAnnotations);
      for (const id of selectedWires) changed = disconnect(changed, wireEnds(id));
      for (const path of selectedNodes) changed = removeHealing(changed, path);
      return changed;
    },
    { more: { selectedNodes: new Set(), selectedWires: new Set(), selectedAnnotations: new Set() } },
  );
}

/** Removes a node; what fed it then feeds what it fed, unless the types say otherwise. */
export function removeHealing(document: Document, path: string): Document {
  const cut = removeNodes(document, [path]);
  const healed = removeNodes(document, [path], { heal: true });
  if (healed === cut) return cut;
  const wrong = (each: Document) => infer(each).problems.filter(({ code }) => code !== 'missing-wire').length;
  return wrong(healed) <= wrong(cut) ? healed : cut;
}
