import { useId, useRef, useState } from 'react';
import { leafHeight } from '../../treeSize.ts';
import type { TreeNode } from './placeTree.ts';

interface WordFieldProps {
  /** Over which it lies. */
  readonly node: TreeNode;
  readonly word: string;
  /** What it proposes. */
  readonly vocabulary: readonly string[];
  /** Gets the word, or nothing when the field is given up. */
  readonly onWord: (word: string | undefined) => void;
}

const width = 96;

/** In which one types the word of a leaf, which has no blanks and no brackets. Enter and leaving it take it, Escape gives it up. */
export function WordField({ node, word, vocabulary, onWord }: WordFieldProps) {
  const [text, setText] = useState(word);
  const list = useId();
  const isOver = useRef(false);
  const end = (given: string) => {
    if (isOver.current) return;
    isOver.current = true;
    onWord(given || undefined);
  };
  return (
    <>
      <input
        className="tree-word"
        aria-label="Word of the leaf"
        list={list}
        // biome-ignore lint/a11y/noAutofocus: it opens because one wants to type.
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={text}
        style={{
          left: Math.max(0, node.x - width / 2),
          top: node.y - leafHeight / 2,
          width,
          height: leafHeight,
        }}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value.replaceAll(/[\s()]/g, ''))}
        onBlur={() => end(text)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') end(text);
          if (event.key === 'Escape') end('');
        }}
      />
      <datalist id={list}>
        {vocabulary.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
