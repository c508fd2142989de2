import { axesIn, describeType, isKnown, type ValueType } from '../../base/valueType.ts';
import { blocks } from '../../blocks/index.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { Document, Node } from '../../document/document.ts';
import { walkNodes } from '../../document/graph.ts';
import { portsOf } from '../../document/ports.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import { shownType } from '../canvas/wires/shownType.ts';

/** A node as it is searched for. */
export interface NodeEntry {
  readonly path: string;
  readonly node: Node;
  readonly title: string;
  /** Of its first output: `28×28×8`. */
  readonly shape: string;
  /** In small letters, its title first. */
  readonly words: readonly string[];
}

/** All nodes of a document, those of bodies behind their combinators: by title, id, block, remark and shapes. */
export function nodeEntries(document: Document, inference: Inference): NodeEntry[] {
  return [...walkNodes(document)].map(([path, node]) => {
    const title = titleOf(node);
    const block = blocks.get(node.block);
    const types = (portsOf(node)?.outputs ?? []).flatMap(
      (port) => inference.types.get(`${path}.${port}`) ?? [],
    );
    const shapes = types.flatMap((type) => [sizesOf(type), shownType(type), describeType(type)]);
    const words = [title, node.id, path, node.block, block?.title, node.note, ...shapes];
    return {
      path,
      node,
      title,
      shape: shapes[0] ?? '',
      words: words.flatMap((word) => word?.toLowerCase() ?? []),
    };
  });
}

function sizesOf(type: ValueType): string {
  return axesIn(type)
    .map((axis) => (isKnown(axis) ? axis.size : 'n'))
    .join('×');
}

/** What someone types, as it is compared: in small letters, and `28 x 28` as `28×28`. */
export function asQuery(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(\d)\s*[x*×]\s*(?=\d)/g, '$1×');
}
