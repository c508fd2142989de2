import { BookOpen } from 'lucide-react';
import type { Block } from '../../blocks/define.ts';
import { referenceAddress } from '../state/address.ts';
import { Formula } from './Formula.tsx';
import { pages } from './pages.data.ts';
import './blockSummary.css';

/** What a block does, in short, for the inspector; all of it is on the block's page. */
export function BlockSummary({ block }: { readonly block: Block }) {
  const page = pages[block.type];
  if (!page) throw new Error(`The reference has no page for ${block.type}.`);
  return (
    <section className="reference">
      <h3 className="heading">{block.title}</h3>
      <p>{block.summary}</p>
      <Formula formula={page.formula} />
      <p>{page.description}</p>
      <h4 className="heading">Useful for</h4>
      <ul>
        {page.usefulFor.map((use) => (
          <li key={use}>{use}</li>
        ))}
      </ul>
      <details>
        <summary>How to use it</summary>
        <p>{page.wiring}</p>
      </details>
      <details>
        <summary>Pitfalls</summary>
        <ul>
          {page.pitfalls.map((pitfall) => (
            <li key={pitfall}>{pitfall}</li>
          ))}
        </ul>
      </details>
      <a className="reference-more" href={referenceAddress(block.type)}>
        <BookOpen size={14} aria-hidden="true" />
        All about {block.title}, with an example
      </a>
    </section>
  );
}
