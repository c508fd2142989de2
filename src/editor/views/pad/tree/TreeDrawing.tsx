import { Pencil, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Bracketed, writeBrackets } from '../../../../data/trees/brackets.ts';
import { leafHeight } from '../../treeSize.ts';
import { placeTree, type TreeNode } from './placeTree.ts';
import { TreeEdges } from './TreeEdges.tsx';
import {
  addLeaf,
  type Edited,
  movePart,
  type Place,
  partAt,
  relabel,
  removePart,
  samePlace,
  startsWith,
} from './treeEdits.ts';
import { treeAction } from './treeKeys.ts';
import { useTreeDrag } from './useTreeDrag.ts';
import { WordField } from './WordField.tsx';

interface TreeDrawingProps {
  readonly tree: Bracketed;
  readonly vocabulary: readonly string[];
  /** A byte for each leaf: whether what is pointed at is computed from it. */
  readonly lit: Uint8Array | undefined;
  /** Whether the brackets are wrong by now: then it is only shown. */
  readonly stale: boolean;
  /** Gets the tree that a gesture makes; none when its last leaf was taken away. */
  readonly onTree: (tree: Bracketed | undefined) => void;
}

/** A tree whose nodes are dragged onto others, added, removed and named, by pointer or key; each gesture is one call of `onTree`. */
export function TreeDrawing({ tree, vocabulary, lit, stale, onTree }: TreeDrawingProps) {
  const placed = useMemo(() => placeTree(tree), [tree]);
  const leaves = placed.nodes.filter(({ word }) => word !== undefined);
  const [chosen, setChosen] = useState<Place>([]);
  const [typing, setTyping] = useState<'rename' | 'add'>();
  const current = partAt(tree, chosen) === undefined ? [] : chosen;
  const drawing = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const hint = useId();
  const { drag, handlersOf } = useTreeDrag(placed, (from, { onto, index }) =>
    change(movePart(tree, from, onto, index)),
  );

  /** What was changed last, until the tree comes back that it makes. */
  const awaited = useRef<{ readonly text: string; readonly place: Place }>(undefined);

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    drawing.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  useEffect(() => {
    if (awaited.current?.text !== writeBrackets(tree)) return;
    look(awaited.current.place);
    awaited.current = undefined;
  });

  function change(edited: Edited | undefined): void {
    setTyping(undefined);
    if (edited?.tree === tree) look(edited.place);
    else {
      if (edited) awaited.current = { text: writeBrackets(edited.tree), place: edited.place };
      onTree(edited?.tree);
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const action = treeAction(tree, placed, current, event);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (action.kind === 'look') look(action.place);
    else if (action.kind === 'change') change(action.edited);
    else setTyping(action.kind);
  }

  function look(place: Place): void {
    wantsFocus.current = true;
    setChosen(place);
  }

  function name(word: string | undefined): void {
    if (word === undefined) {
      setTyping(undefined);
      wantsFocus.current = true;
    } else change(typing === 'add' ? addLeaf(tree, current, word) : relabel(tree, current, word));
  }

  const here = placed.nodes.find(({ place }) => samePlace(place, current));
  const isLeaf = here?.word !== undefined;
  const tools = [
    { label: 'Add a leaf', icon: Plus, act: () => setTyping('add'), off: false },
    { label: 'Rename the leaf', icon: Pencil, act: () => setTyping('rename'), off: !isLeaf },
    { label: 'Remove', icon: Trash2, act: () => change(removePart(tree, current)), off: false },
  ];
  return (
    <>
      <div className="tree-scroll nowheel" data-stale={stale} inert={stale}>
        <div className="tree-nodes" ref={drawing} style={{ width: placed.width, height: placed.height }}>
          <TreeEdges placed={placed} drag={drag} />
          <div role="tree" aria-label="Drawn tree" aria-describedby={hint}>
            {placed.nodes.map((node) => (
              <div
                key={node.place.join()}
                role="treeitem"
                className="tree-node"
                data-leaf={node.word !== undefined}
                data-lit={litAs(lit, leaves.indexOf(node), leaves.length)}
                data-lands={drag?.landing !== undefined && samePlace(drag.landing.onto, node.place)}
                data-dragged={drag !== undefined && startsWith(node.place, drag.place)}
                aria-level={node.place.length + 1}
                aria-selected={samePlace(node.place, current)}
                aria-label={node.word ?? writeBrackets(partAt(tree, node.place) ?? '')}
                tabIndex={samePlace(node.place, current) ? 0 : -1}
                style={styleOf(node, drag && startsWith(node.place, drag.place) ? drag : undefined)}
                onFocus={() => setChosen(node.place)}
                onDoubleClick={() => {
                  setChosen(node.place);
                  setTyping(node.word === undefined ? 'add' : 'rename');
                }}
                onKeyDown={onKeyDown}
                {...handlersOf(node.place)}
              >
                {node.word}
              </div>
            ))}
          </div>
          {typing && here && (
            <WordField
              node={here}
              word={typing === 'rename' ? (here.word ?? '') : ''}
              vocabulary={vocabulary}
              onWord={name}
            />
          )}
        </div>
      </div>
      <div className="pad-tools">
        {tools.map(({ label, icon: Icon, act, off }) => (
          <button
            key={label}
            type="button"
            title={label}
            aria-label={label}
            disabled={off || stale}
            onClick={act}
          >
            <Icon size={14} aria-hidden="true" />
          </button>
        ))}
        <span className="quiet">drag onto a node</span>
      </div>
      <p id={hint} hidden>
        Arrow keys go from node to node. With Alt, left and right change the order, up moves a node out and
        down into the one before. Enter names a leaf, plus adds one, Delete removes.
      </p>
    </>
  );
}

/** Nothing where no leaf is lit; what was traced of another tree lights none. */
function litAs(lit: Uint8Array | undefined, leaf: number, leaves: number): boolean | undefined {
  return leaf < 0 || lit?.length !== leaves ? undefined : lit[leaf] === 1;
}

function styleOf({ x, y, width }: TreeNode, drag: { readonly dx: number; readonly dy: number } | undefined) {
  const height = leafHeight;
  return {
    left: x - width / 2,
    top: y - height / 2,
    width,
    height,
    ...(drag && { transform: `translate(${drag.dx}px, ${drag.dy}px)` }),
  };
}
