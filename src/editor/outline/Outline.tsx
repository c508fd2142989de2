import { X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { blocks } from '../../blocks/index.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { focusSoon } from '../commands/focusSoon.ts';
import { BlockGlyph } from '../palette/BlockGlyph.tsx';
import { IconButton } from '../panels/IconButton.tsx';
import { withPanel } from '../state/panels.ts';
import { reveal } from '../state/reveal.ts';
import { select } from '../state/selection.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { type OutlineItem, outlineItems } from './outlineItems.ts';
import './outline.css';

/** The graph as a tree of words, for screen readers and for whoever would rather read than look. */
export function Outline() {
  const editor = useEditor();
  const flow = useReactFlow();
  const document = useEditorState((state) => state.program);
  const inference = useEditorState((state) => state.inference);
  const run = useEditorState((state) => state.run);
  const selected = useEditorState(({ selectedNodes }) =>
    selectedNodes.size === 1 ? [...selectedNodes][0] : undefined,
  );
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [visited, setVisited] = useState<string>();
  const items = useMemo(
    () => outlineItems(document, inference, run, closed),
    [document, inference, run, closed],
  );
  const isListed = (path: string | undefined) => items.some((item) => item.path === path);
  // The one that Tab goes to: what is selected, else where one was last.
  const current = [selected, visited].find(isListed) ?? items[0]?.path;
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected !== undefined) optionOf(tree.current, selected)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const visit = (path: string) => {
    setVisited(path);
    select(editor, editor.getState().layout.has(path) ? [path] : []);
  };
  const goTo = (item: OutlineItem | undefined) => item && optionOf(tree.current, item.path)?.focus();
  const setOpen = ({ path }: OutlineItem, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(path);
    else next.add(path);
    setClosed(next);
  };
  const show = ({ path }: OutlineItem) => {
    reveal(editor, flow, path);
    focusSoon(`.react-flow__node[data-id="${path}"]`);
  };

  const onKeyDown = (event: KeyboardEvent, item: OutlineItem, i: number) => {
    const isOpen = item.hasBody && !closed.has(item.path);
    const act = {
      ArrowDown: () => goTo(items[i + 1]),
      ArrowUp: () => goTo(items[i - 1]),
      Home: () => goTo(items[0]),
      End: () => goTo(items.at(-1)),
      ArrowRight: () => (isOpen ? goTo(items[i + 1]) : item.hasBody && setOpen(item, true)),
      ArrowLeft: () => (isOpen ? setOpen(item, false) : goTo(around(items, i))),
      Enter: () => show(item),
      ' ': () => visit(item.path),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <section className="outline" aria-label="Outline">
      <header>
        <h2>Outline</h2>
        <IconButton
          label="Close the outline"
          icon={<X />}
          onClick={() => editor.setState(({ open }) => ({ open: withPanel(open, 'outline', false) }))}
        />
      </header>
      {items.length === 0 && <p className="quiet">The graph is empty. Press / to add a block.</p>}
      <div
        ref={tree}
        className="outline-tree"
        role="tree"
        aria-label="Nodes in the order of flow"
        hidden={items.length === 0}
      >
        {items.map((item, i) => (
          <div
            key={item.path}
            role="treeitem"
            data-outline={item.path}
            tabIndex={item.path === current ? 0 : -1}
            aria-level={item.level}
            aria-posinset={item.place}
            aria-setsize={item.of}
            aria-expanded={item.hasBody ? !closed.has(item.path) : undefined}
            aria-selected={item.path === selected}
            style={{ paddingLeft: 8 + 16 * (item.level - 1) }}
            onFocus={() => visit(item.path)}
            onKeyDown={(event) => onKeyDown(event, item, i)}
            onDoubleClick={() => show(item)}
          >
            <BlockGlyph block={item.node.block} size={20} />
            <Words item={item} />
          </div>
        ))}
      </div>
    </section>
  );
}

/** Read aloud: “Guess, Vanilla layer guess. x from flat. Gives features 10.” */
function Words({ item: { path, node, title, words, problems } }: { readonly item: OutlineItem }) {
  const isUnrolled = useEditorState(({ unrolled }) => unrolled.has(path));
  const block = blocks.get(node.block)?.title ?? node.block;
  return (
    <div className="outline-words">
      <p>
        {title}
        {title !== block && <span className="unseen">, {block}</span>} <code>{node.id}</code>
        <span className="unseen">. </span>
      </p>
      <p className="outline-detail">
        {words}
        {isUnrolled && ' Unrolled below the drawing.'}
      </p>
      {problems.map((problem) => (
        <p key={problem} className="outline-problem">
          <span className="unseen"> Problem: </span>
          {problem}
        </p>
      ))}
    </div>
  );
}

/** The combinator that an item lies in. */
function around(items: readonly OutlineItem[], at: number): OutlineItem | undefined {
  return items.slice(0, at).findLast(({ level }) => level < (items[at]?.level ?? 0));
}

function optionOf(tree: HTMLElement | null, path: string): HTMLElement | null | undefined {
  return tree?.querySelector<HTMLElement>(`[data-outline="${path}"]`);
}
