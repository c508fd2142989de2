import type { Block } from '../../blocks/define.ts';
import { Formula } from './Formula.tsx';

/** What a block does, how and what for: its page in the reference. */
export function Reference({ block }: { readonly block: Block }) {
  const { summary, description, formula, usefulFor } = block;
  return (
    <section className="reference">
      <h3 className="heading">{block.title}</h3>
      <p>{summary}</p>
      {formula && <Formula tex={formula} />}
      <p>{description}</p>
      {usefulFor.length > 0 && (
        <>
          <h4 className="heading">Useful for</h4>
          <ul>
            {usefulFor.map((use) => (
              <li key={use}>{use}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
