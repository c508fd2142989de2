import { ArrowLeft, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { nearest } from '../../base/suggest.ts';
import { type Block, categories } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { categoryHeadings } from '../palette/categoryHeadings.ts';
import { searchBlocks } from '../palette/searchBlocks.ts';
import { ThemeButton } from '../panels/ThemeButton.tsx';
import { leaveReference, type ReferencePlace, referenceAddress } from '../state/address.ts';
import type { Editor } from '../state/store.ts';
import { useEditor } from '../state/useEditor.ts';
import { BlockPage } from './BlockPage.tsx';
import { ReferenceIndex } from './ReferenceIndex.tsx';
import './reference.css';

/** The reference as pages of their own: all blocks beside, and the page of one, or an overview of all. */
export function ReferencePages({ place }: { readonly place: ReferencePlace }) {
  const editor = useEditor();
  const [text, setText] = useState('');
  const page = useRef<HTMLDivElement>(null);
  const block = blocks.get(place.block ?? '');
  const found = searchBlocks(text);
  usePageTitle(block?.title);
  useEscape(editor);
  // A page that is turned to begins at its top, for eyes and for screen readers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every place.
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    page.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [place.block]);
  return (
    <div className="reference-pages">
      <header className="reference-bar">
        <button type="button" className="button" onClick={() => leaveReference(editor)}>
          <ArrowLeft size={14} aria-hidden="true" />
          Back to the canvas
        </button>
        <a href={referenceAddress()} aria-current={place.block === undefined ? 'page' : undefined}>
          Reference
        </a>
        <span className="reference-space" />
        <ThemeButton />
      </header>
      <nav className="reference-nav" aria-label="Blocks of the reference">
        <label className="search">
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            placeholder="Find a block"
            aria-label="Find a block in the reference"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        {found.meant !== undefined && <p className="quiet">Showing what is called “{found.meant}”.</p>}
        {found.blocks.length === 0 && <p className="quiet">No block is called that.</p>}
        <BlockLinks blocks={found.blocks} current={place.block} />
      </nav>
      <div className="reference-page" ref={page}>
        <main aria-label="Reference">
          {block ? (
            <BlockPage key={block.type} block={block} />
          ) : place.block === undefined ? (
            <ReferenceIndex blocks={found.blocks} />
          ) : (
            <UnknownBlock type={place.block} />
          )}
        </main>
      </div>
    </div>
  );
}

function BlockLinks({
  blocks: shown,
  current,
}: {
  readonly blocks: readonly Block[];
  readonly current: string | undefined;
}) {
  return categories.map((category) => {
    const members = shown.filter((block) => block.category === category);
    return (
      members.length > 0 && (
        <section key={category}>
          <h2 className="heading">{categoryHeadings[category]}</h2>
          <ul>
            {members.map(({ type, title }) => (
              <li key={type}>
                <a href={referenceAddress(type)} aria-current={type === current ? 'page' : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )
    );
  });
}

function UnknownBlock({ type }: { readonly type: string }) {
  const [meant] = nearest(type, new Set(blocks.keys()));
  return (
    <article>
      <h1 tabIndex={-1}>There is no block called “{type}”</h1>
      <p>
        {meant !== undefined && (
          <>
            Did you mean <a href={referenceAddress(meant)}>{blocks.get(meant)?.title}</a>?{' '}
          </>
        )}
        <a href={referenceAddress()}>All blocks</a> are in the list.
      </p>
    </article>
  );
}

/** Escape closes what lies over the drawing, wherever the focus is, and does nothing else to what lies under it. */
function useEscape(editor: Editor): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leaveReference(editor);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [editor]);
}

/** The title of the window while a page is open; then it is what it was. */
function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    const before = document.title;
    document.title = title === undefined ? 'Reference – Layerwire' : `${title} – Layerwire reference`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
