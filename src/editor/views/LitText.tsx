import { useEffect, useRef } from 'react';
import type { Node } from '../../document/document.ts';
import { litLetters } from './litLetters.ts';
import { unitOf } from './unitOf.ts';
import { useLitSymbols } from './useLitSymbols.ts';

interface LitTextProps {
  /** The path of the port that carries what is typed. */
  readonly port: string;
  readonly node: Node;
}

/** Over the field in which a text is typed, letter on letter: which of them what is pointed at is computed from. For the eyes alone. */
export function LitText({ port, node }: LitTextProps) {
  const cover = useRef<HTMLDivElement>(null);
  const lit = useLitSymbols(port);
  useEffect(() => {
    const field = cover.current?.parentElement?.querySelector('textarea');
    if (lit && field && cover.current) cover.current.scrollTop = field.scrollTop;
  }, [lit]);
  const { value } = node.params ?? {};
  if (!lit || typeof value !== 'string') return null;
  return (
    <div ref={cover} className="lit-text" aria-hidden="true">
      {litLetters(value, unitOf(node), lit).map(({ text, isLit }, i) => {
        const Part = isLit ? 'mark' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone.
        return <Part key={i}>{text}</Part>;
      })}
    </div>
  );
}
