import { type Block, categories } from '../../blocks/define.ts';
import { BlockGlyph } from '../palette/BlockGlyph.tsx';
import { categoryHeadings } from '../palette/categoryHeadings.ts';
import { referenceAddress } from '../state/address.ts';

/** All blocks, each with what it does, in the groups and the order of the palette. */
export function ReferenceIndex({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <article>
      <h1 tabIndex={-1}>Reference</h1>
      <p className="reference-lead">
        Every block takes values in and gives values out. A layer maps one vector to another; higher-order
        blocks apply whatever is drawn in them to every window, step, copy or tree node.
      </p>
      {categories.map((category) => {
        const members = blocks.filter((block) => block.category === category);
        return (
          members.length > 0 && (
            <section key={category}>
              <h2>{categoryHeadings[category]}</h2>
              <ul className="reference-cards">
                {members.map(({ type, title, summary }) => (
                  <li key={type}>
                    <BlockGlyph block={type} size={32} />
                    <span>
                      <a href={referenceAddress(type)}>{title}</a>
                      <span>{summary}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </article>
  );
}
