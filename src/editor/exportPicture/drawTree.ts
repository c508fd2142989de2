import { Misplaced, parseBrackets } from '../../data/trees/parseBrackets.ts';
import type { Box } from '../canvas/layout/geometry.ts';
import { placeTree } from '../views/pad/tree/placeTree.ts';
import { samePlace } from '../views/pad/tree/treeEdits.ts';
import { leafHeight } from '../views/treeSize.ts';
import type { Colours } from './colours.ts';
import { textLine } from './text.ts';
import { element } from './xml.ts';

/** The tree of a value in brackets, made as small as its room; nothing while its brackets are wrong. */
export function drawTree(value: string, room: Box, colours: Colours): string[] {
  const tree = parseBrackets(value);
  if (tree instanceof Misplaced) return [];
  const { nodes, width, height } = placeTree(tree);
  const scale = Math.min(1, room.width / width, room.height / height);
  const left = room.x + (room.width - scale * width) / 2;
  const parts = nodes.flatMap(({ place, word, x, y, width: wide }) => {
    const parent = nodes.find(
      (other) => other.place.length === place.length - 1 && samePlace(other.place, place.slice(0, -1)),
    );
    const line = parent && [
      element('line', { x1: parent.x, y1: parent.y, x2: x, y2: y, stroke: colours.hairline }),
    ];
    const corner = { x: x - wide / 2, y: y - leafHeight / 2, width: wide, height: leafHeight, rx: 4 };
    return {
      lines: line ?? [],
      node:
        word === undefined
          ? [element('circle', { cx: x, cy: y, r: 4, fill: colours.surface, stroke: colours.quiet })]
          : [
              element('rect', { ...corner, fill: colours.ground, stroke: colours.hairline }),
              textLine({ text: word, x, y, size: 12, colour: colours.ink, align: 'center' }),
            ],
    };
  });
  // Lines run below the nodes that they join.
  const drawn = [...parts.flatMap(({ lines }) => lines), ...parts.flatMap(({ node }) => node)];
  return [
    element('g', { class: 'tree', transform: `translate(${left} ${room.y}) scale(${scale})` }, ...drawn),
  ];
}
