import { blocks } from '../../blocks/index.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { Node } from '../../document/document.ts';
import { splitPath, splitPort } from '../../document/path.ts';
import { type Picture, pictureKind } from '../views/pictureKind.ts';
import { pictureSize } from '../views/pictureSize.ts';
import type { Facts, Layout } from './layout.ts';

/** What the layout needs to know of the types: how large pictures are, and over what nodes are mapped. `before` is the layout so far. */
export function factsOf(inference: Inference, collapsed: ReadonlySet<string>, before?: Layout): Facts {
  return {
    collapsed,
    pictureSize(port, node) {
      const picture = pictureOf(inference, port, node);
      if (picture) return pictureSize(picture);
      // What has lost its type for now keeps its size: nodes must not jump while a wire is being mended.
      const [path] = splitPort(port);
      const old = before?.get(path);
      return old?.node.block === node.block ? old.picture : undefined;
    },
    mapped: (path, node) => mappedOver(inference, path, node),
  };
}

/** What a port is drawn as, with the axes of the combinators around it in front; `undefined` without a type. */
export function pictureOf({ types, fronts }: Inference, port: string, node: Node): Picture | undefined {
  const type = types.get(port);
  if (!type) return undefined;
  const [path, name] = splitPort(port);
  const around = fronts.get(splitPath(path)[0]) ?? [];
  return pictureKind({ axes: [...around, ...type.axes], block: node.block, port: name, params: node.params });
}

/** “× 26 × 26” behind a layer's title: the axes that it is mapped over, its own body's included. */
function mappedOver({ types, fronts }: Inference, path: string, node: Node): string {
  if (blocks.get(node.block)?.category !== 'layer' || !types.has(`${path}.y`)) return '';
  const around = fronts.get(splitPath(path)[0]) ?? [];
  const own = types.get(`${path}.x`)?.axes.slice(0, -1) ?? [];
  const pooled = node.block === 'max-pooling' ? [] : own;
  return [...around, ...pooled].map(({ size }) => `× ${size}`).join(' ');
}
