import { childrenOf, innerNodesOf, leavesOf, type Topology } from '../../base/topology.ts';
import { wireForm } from '../canvas/wires/wires.ts';
import { wordsUnder } from '../scrubber/describePosition.ts';
import { type Arranged, arrangeBody } from './arrangeBody.ts';
import { drawInstance, portAt } from './drawInstance.ts';
import { drawOutputs, stub } from './drawOutputs.ts';
import { drawGap, drawLink } from './drawRow.ts';
import { drawTies, tiesWidth } from './drawTies.ts';
import { noLayers, partOfLayers } from './layers.ts';
import { placeTreeParts, type TreePart } from './placeTreeParts.ts';
import { type ShownTree, shownTree } from './shownTree.ts';
import { drawPicture, type Subject, sizeAt } from './subject.ts';
import type { Part } from './unrolling.ts';

/** Between two levels, for what children hand to their parents. */
const levelGap = 48;
const leafLabel = 22;
const padding = 4;

/** A fold: the tree itself, its leaves below, the body at every inner node, each handed what its children give. */
export function unrollTree(subject: Subject, tree: Topology, most: number): Part {
  const { state, path, node, at } = subject;
  const body = arrangeBody(node.body ?? { nodes: [], wires: [] }, path, {
    flow: 'up',
    sizeOf: (port, each) => sizeAt(subject, port, each),
  });
  const inner = innerNodesOf(tree);
  const shown: ShownTree = shownTree(tree, at === undefined ? undefined : inner[at], most);
  const leaf = sizeAt(subject, `${path}.tree`, node, { width: 96, height: 48 }) ?? { width: 48, height: 20 };
  const pad = { width: leaf.width + 2 * padding, height: leaf.height + 2 * padding };
  const left = tiesWidth(subject, body);
  const { parts, width } = placeTreeParts(tree, shown, { left, node: body.width, leaf: pad.width });
  const height = Math.max(0, ...parts.map(({ level }) => level));
  const bottom = stub + height * (body.height + levelGap);
  const topOf = ({ kind, level }: TreePart) =>
    kind === 'node' ? stub + (height - level) * (body.height + levelGap) : bottom;

  const layers = noLayers();
  const leaves = leavesOf(tree);
  const words = wordsUnder(state, path);
  for (const part of parts) {
    const y = topOf(part);
    if (part.kind === 'node') {
      drawInstance(layers, subject, body, {
        position: inner.indexOf(part.node),
        x: part.x - body.width / 2,
        y,
      });
      continue;
    }
    if (part.kind === 'hidden') {
      drawGap(layers, part.more, { x: part.x, y: y + pad.height / 2 });
      continue;
    }
    const box = { x: part.x - pad.width / 2, y, ...pad };
    const position = leaves.indexOf(part.node);
    layers.nodes.push({ kind: 'pad', box });
    const room = { x: box.x + padding, y: box.y + padding, ...leaf };
    layers.pictures.push(...drawPicture(subject, { port: `${path}.tree`, node, position, room }));
    const text = words[position] ?? `${position + 1}`;
    const label = { kind: 'text', size: 13, tone: 'ink', align: 'center', longest: pad.width + 16 } as const;
    layers.texts.push({ ...label, text, x: part.x, y: box.y + box.height + leafLabel / 2 });
  }
  drawTies(layers, subject, body, 0);
  const form = wireForm(state.inference.types.get(`${path}/$.result`));
  const at0 = new Map(parts.map((part) => [part.node, part]));
  for (const part of parts) {
    if (part.kind !== 'node') continue;
    const corner = { x: part.x - body.width / 2, y: topOf(part) };
    childrenOf(tree, part.node).forEach((child, i) => {
      const below = at0.get(child);
      const to = childPort(body, corner, i);
      if (!below || !to) return;
      const frame = { x: below.x - body.width / 2, y: topOf(below) };
      const from = below.kind === 'node' ? portAt(body, frame, '.result') : { x: below.x, y: topOf(below) };
      // Straight up in its own strip, to the gap below the parent: between two levels nothing is in the way.
      const turn = from && { x: from.x, y: Math.min(from.y, corner.y + body.height + levelGap) };
      if (from && turn)
        drawLink(layers, [from, turn, to], { form, flow: 'up', skips: below.kind === 'hidden' });
    });
  }
  const tops = new Set(shown.roots.map((root) => inner.indexOf(root)));
  drawOutputs(layers, subject, body, undefined, (position) => tops.has(position));
  return partOfLayers(layers, width, bottom + pad.height + leafLabel);
}

/** Where what the i-th child gives comes in: as left or right, or as one of the children. */
function childPort(body: Arranged, corner: { readonly x: number; readonly y: number }, i: number) {
  return portAt(body, corner, i === 0 ? '$.left' : '$.right') ?? portAt(body, corner, '$.children');
}
