import { Info } from 'lucide-react';
import type { Block } from '../../blocks/define.ts';
import { referenceAddress } from '../state/address.ts';
import './aboutBlock.css';

/** The way from an entry of the palette to the block's page in the reference. */
export function AboutBlock({ block: { type, title } }: { readonly block: Block }) {
  return (
    <a
      className="about-block"
      tabIndex={-1}
      href={referenceAddress(type)}
      aria-label={`About ${title}`}
      title="What it does"
    >
      <Info size={14} aria-hidden="true" />
    </a>
  );
}
