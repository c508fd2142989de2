import type { PlacedTree } from './placeTree.ts';
import { samePlace, startsWith } from './treeEdits.ts';
import type { TreeDrag } from './useTreeDrag.ts';

/** The lines from the nodes of a drawn tree to their children; those of what is dragged go along with it. */
export function TreeEdges({
  placed,
  drag,
}: {
  readonly placed: PlacedTree;
  readonly drag: TreeDrag | undefined;
}) {
  const { nodes, width, height } = placed;
  return (
    <svg className="tree-edges" width={width} height={height} aria-hidden="true">
      {nodes.map((node) => {
        const parent = nodes.find(
          ({ place }) =>
            node.place.length > 0 &&
            place.length === node.place.length - 1 &&
            samePlace(place, node.place.slice(0, -1)),
        );
        if (!parent) return null;
        const inside = drag && startsWith(parent.place, drag.place);
        const cut = drag && samePlace(node.place, drag.place);
        return (
          <line
            key={node.place.join()}
            x1={parent.x}
            y1={parent.y}
            x2={node.x}
            y2={node.y}
            data-cut={cut}
            transform={inside ? `translate(${drag.dx} ${drag.dy})` : undefined}
          />
        );
      })}
    </svg>
  );
}
