import type { Document, Graph } from '../../document/document.ts';
import { sameJson } from '../../document/sameJson.ts';

/**
 * Whether two documents compute the same: all but places, titles, labels and notes is equal. Edits share what they do
 * not change, so that most comparisons end at equal identities.
 */
export function sameMeaning(one: Document, other: Document): boolean {
  return (
    one === other ||
    (one.seed === other.seed && sameJson(one.weights, other.weights) && sameGraph(one, other))
  );
}

function sameGraph(one: Graph, other: Graph): boolean {
  if (one === other) return true;
  return (
    one.nodes.length === other.nodes.length &&
    sameJson(one.wires, other.wires) &&
    one.nodes.every((node, i) => {
      const twin = other.nodes[i];
      if (node === twin) return true;
      if (!twin || node.id !== twin.id || node.block !== twin.block || node.bypass !== twin.bypass)
        return false;
      if (!sameJson(node.params, twin.params)) return false;
      return node.body === twin.body || (!!node.body && !!twin.body && sameGraph(node.body, twin.body));
    })
  );
}
