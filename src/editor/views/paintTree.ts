import type { Topology } from '../../base/topology.ts';
import { isGrown } from './growTree.ts';
import { onScreen, type Painting } from './painting.ts';
import type { Rows } from './pictureKind.ts';
import { contentSize, treeWidth } from './pictureSize.ts';
import { fillRect, snapRect } from './raster.ts';
import { treeHeight, treeLines } from './treeLines.ts';

/** The tree beside the rows of its nodes, its root on the left. */
export function paintTree(painting: Painting, picture: Rows, tree: Topology): void {
  const { raster, palette, hairline, scale } = painting;
  const edge = treeWidth(picture) - 2;
  const step = (edge - 2) / Math.max(1, treeHeight(tree));
  const height = contentSize(picture).height / Math.max(1, picture.rows);
  const middle = (row: number) => (row + 0.5) * height;
  const thick = Math.max(hairline, Math.round(scale));
  // What is not there yet neither has a line nor holds others together.
  const children = tree.children.map((each, row) => (isGrown(picture, row) ? each : []));
  for (const line of treeLines({ children })) {
    const along = line.kind === 'along';
    if (along && !isGrown(picture, line.row)) continue;
    const x = edge - (along ? line.from : line.step) * step;
    const rect = snapRect(
      onScreen(
        painting,
        along
          ? { x, y: middle(line.row), width: edge - x, height: 0 }
          : { x, y: middle(line.from), width: 0, height: middle(line.to) - middle(line.from) },
      ),
    );
    fillRect(
      raster,
      along ? { ...rect, height: thick } : { ...rect, width: thick, height: rect.height + thick },
      palette.colours['ink-3'],
    );
  }
}
