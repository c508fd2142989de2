import { axesIn, isKnown, type ValueType } from '../../../base/valueType.ts';
import { blocks } from '../../../blocks/index.ts';
import { parseTree } from '../../../blocks/parseTree.ts';
import type { Inference } from '../../../compiler/infer.ts';
import { typeWithFront } from '../../../compiler/portNames.ts';
import type { Node } from '../../../document/document.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import type { Choices } from '../../../ir/partOf.ts';
import { type Picture, pictureKind } from '../../views/pictureKind.ts';
import { drawnTreeSize, pictureSize, typedSize } from '../../views/pictureSize.ts';
import { treeHeight } from '../../views/treeLines.ts';
import type { Size } from './geometry.ts';
import type { Facts, Layout } from './layout.ts';
import { vocabularyOf } from './vocabularyOf.ts';

/** What the layout needs to know of the types: how large pictures are, and over what nodes are mapped. `before` is the layout so far. */
export function factsOf(inference: Inference, collapsed: ReadonlySet<string>, before?: Layout): Facts {
  return {
    collapsed,
    pictureSize(port, node) {
      const size = sizeOf(inference, port, node);
      if (size) return size;
      // What has lost its type for now keeps its size: nodes must not jump while a wire is being mended.
      const [path] = splitPort(port);
      const old = before?.get(path);
      if (old?.node.block === node.block) return old.picture;
      return isTyped(node) ? typedSize : undefined;
    },
    mapped: (path, node) => mappedOver(inference, path, node),
  };
}

function sizeOf(inference: Inference, port: string, node: Node): Size | undefined {
  if (!isTyped(node)) {
    const picture = pictureOf(inference, port, node);
    return picture && pictureSize(picture);
  }
  const { value } = node.params ?? {};
  if (node.block === 'text' || typeof value !== 'string') return typedSize;
  try {
    const { words, topology } = parseTree(value, '');
    return drawnTreeSize(words, treeHeight(topology));
  } catch {
    // While its brackets are wrong there is no tree to draw; what is wrong is said as a problem.
    return undefined;
  }
}

/** Whether a node shows a text that one types, in place of a picture. */
export function isTyped({ block }: Pick<Node, 'block'>): boolean {
  return block === 'text' || block === 'tree';
}

/**
 * What a port is drawn as, with the axes of the combinators around it in front, but for those along which one index was
 * chosen; `undefined` without a type.
 */
export function pictureOf(
  inference: Inference,
  port: string,
  node: Node,
  choices: Choices = [],
): Picture | undefined {
  const whole = typeWithFront(inference, port);
  const type = whole && withoutAxes(whole, choices);
  if (!type) return undefined;
  const [path, name] = splitPort(port);
  return pictureKind({
    type,
    block: node.block,
    port: splitPath(path)[1] === '$' ? `$.${name}` : name,
    params: node.params,
    ...(type.kind === 'symbols' && { vocabulary: vocabularyOf(inference, port) }),
  });
}

function withoutAxes(type: ValueType, choices: Choices): ValueType {
  if (choices.length === 0) return type;
  if (type.kind === 'tuple')
    return { kind: 'tuple', items: type.items.map((item) => withoutAxes(item, choices)) };
  return { ...type, axes: type.axes.filter((_, i) => choices[i] === undefined) };
}

/** “× 26 × 26” behind a layer's title: the axes that it is mapped over, its own body's included. */
function mappedOver({ types, fronts }: Inference, path: string, node: Node): string {
  const block = blocks.get(node.block);
  const x = types.get(`${path}.x`);
  if (block?.category !== 'layer' || !x || !types.has(`${path}.${Object.keys(block.outputs)[0]}`)) return '';
  const around = fronts.get(splitPath(path)[0]) ?? [];
  // Pooling takes regions of the axes, and an embedding single symbols.
  const own = node.block === 'max-pooling' ? [] : axesIn(x).slice(0, x.kind === 'symbols' ? undefined : -1);
  return [...around, ...own].map((axis) => `× ${isKnown(axis) ? axis.size : 'n'}`).join(' ');
}
