import { blocks } from '../../blocks/index.ts';
import { canonical } from '../../document/canonical.ts';
import type { Editor } from '../state/store.ts';

/**
 * Equal for graphs that train alike. What a source holds is only looked at, as examples bring their own, and weights are told apart by
 * themselves.
 */
export function trainedGraph(editor: Editor): string {
  const { nodes, wires, training, seed } = canonical(editor.getState().history.present);
  const plain = nodes.map(({ id, block, params = {}, body, bypass }) => {
    const isSource = blocks.get(block)?.category === 'source';
    const kept = Object.entries(params).filter(([name]) => !isSource || !['value', 'values'].includes(name));
    return [id, block, kept, body, bypass];
  });
  return JSON.stringify([plain, wires, training, seed]);
}
