import { blocks } from '../../blocks/index.ts';
import { blockDrawings } from './blockDrawings.tsx';

const unknown = <rect x="5" y="5" width="14" height="14" rx="2" strokeDasharray="2 2" />;

/** The drawing of a block, for lists. */
export function BlockGlyph({ block, size = 24 }: { readonly block: string; readonly size?: number }) {
  return (
    <svg
      className="glyph"
      data-category={blocks.get(block)?.category ?? 'unknown'}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {blockDrawings[block] ?? unknown}
    </svg>
  );
}
