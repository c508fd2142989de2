import { axesIn, sameType } from '../../../base/valueType.ts';
import { blocks } from '../../../blocks/index.ts';
import type { Inference } from '../../../compiler/infer.ts';
import type { Document, Node } from '../../../document/document.ts';

/** A graph, and what its ports carry. */
export interface Formed {
  readonly program: Document;
  readonly inference: Pick<Inference, 'types'>;
}

/**
 * Whether two states of a graph differ at most in the numbers that its sources give: what is drawn, not how large. Then numbers go the
 * same ways in both. What lies in bodies has to be the same, and so have trees, which say what goes where.
 */
export function sameForm(one: Formed, other: Formed): boolean {
  if (one.program === other.program) return true;
  const nodes = other.program.nodes;
  return (
    one.program.wires === other.program.wires &&
    one.program.nodes.length === nodes.length &&
    one.program.nodes.every((node, i) => sameNode(node, nodes[i], one, other))
  );
}

function sameNode(node: Node, counterpart: Node | undefined, one: Formed, other: Formed): boolean {
  if (node === counterpart) return true;
  const { id, block, params, bypass, body } = node;
  if (id !== counterpart?.id || block !== counterpart.block) return false;
  if (bypass !== counterpart.bypass || body !== counterpart.body) return false;
  if (params === counterpart.params) return true;
  const definition = blocks.get(block);
  const [type, after] = [one, other].map(({ inference }) => inference.types.get(`${id}.out`));
  if (!definition || definition.body || !definition.source || !type || !after) return false;
  return sameType(type, after) && axesIn(after).every(({ tree }) => tree === undefined);
}
