import { useEffect, useMemo, useState } from 'react';
import type { Problem } from '../../../../base/problem.ts';
import { type Bracketed, writeBrackets } from '../../../../data/trees/brackets.ts';
import { Misplaced, parseBrackets } from '../../../../data/trees/parseBrackets.ts';
import { TextPad } from '../TextPad.tsx';
import { TreeDrawing } from './TreeDrawing.tsx';
import './tree.css';

interface TreePadProps {
  /** In brackets. */
  readonly value: string;
  /** What is typed, in words. */
  readonly label: string;
  readonly problem: Problem | undefined;
  /** The words that leaves may have. */
  readonly vocabulary: readonly string[];
  /** A byte for each leaf: whether it is lit; without it none is. */
  readonly lit?: Uint8Array | undefined;
  readonly onText: (text: string) => void;
  /** The field is left: what was typed is complete. */
  readonly onEnd: () => void;
  /** Something was done with the drawn tree: one step. Without a value the tree has lost its last leaf. */
  readonly onTree: (value: string | undefined) => void;
}

/** A tree as its brackets, and drawn below, where its nodes are dragged; while the brackets are wrong the last tree stays, faded. */
export function TreePad({ value, label, problem, vocabulary, lit, onText, onEnd, onTree }: TreePadProps) {
  const tree = useMemo(() => {
    const read = parseBrackets(value);
    return read instanceof Misplaced ? undefined : read;
  }, [value]);
  const [last, setLast] = useState<Bracketed>();
  useEffect(() => {
    if (tree !== undefined) setLast(tree);
  }, [tree]);
  const shown = tree ?? last;
  return (
    <div className="tree-pad nodrag nopan nokey">
      <div className="tree-text">
        <TextPad value={value} label={label} problem={problem} onText={onText} onEnd={onEnd} />
      </div>
      {shown !== undefined && value !== '' && (
        <TreeDrawing
          tree={shown}
          vocabulary={vocabulary}
          lit={lit}
          stale={tree === undefined}
          onTree={(edited) => onTree(edited === undefined ? undefined : writeBrackets(edited))}
        />
      )}
    </div>
  );
}
