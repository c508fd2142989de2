import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { BlockGlyph } from '../palette/BlockGlyph.tsx';
import { categoryHeadings } from '../palette/categoryHeadings.ts';
import { referenceAddress } from '../state/address.ts';
import { ExampleSection } from './ExampleSection.tsx';
import { Formula } from './Formula.tsx';
import { ParameterTable } from './ParameterTable.tsx';
import { PortTable } from './PortTable.tsx';
import { pages } from './pages.data.ts';
import { ShapeTable } from './ShapeTable.tsx';

/** All about a block: what it does, its formula, what it is useful for, how it is used, and an example of it. */
export function BlockPage({ block }: { readonly block: Block }) {
  const page = pages[block.type];
  if (!page) throw new Error(`The reference has no page for ${block.type}.`);
  return (
    <article data-category={block.category}>
      <header className="reference-head">
        <BlockGlyph block={block.type} size={48} />
        <div>
          <p className="quiet">{categoryHeadings[block.category]}</p>
          <h1 tabIndex={-1}>{block.title}</h1>
        </div>
      </header>
      <p className="reference-lead">{block.summary}</p>
      <p>{page.description}</p>

      <h2>Formula</h2>
      <div className="reference-formula">
        <Formula formula={page.formula} />
      </div>
      <p>{page.notation}</p>

      <h2>Useful for</h2>
      <ul>
        {page.usefulFor.map((use) => (
          <li key={use}>{use}</li>
        ))}
      </ul>

      <ExampleSection block={block} />

      <h2>How to use it</h2>
      <p>{page.wiring}</p>
      <h3>Ports</h3>
      <PortTable block={block} />
      <h3>Shapes</h3>
      <ShapeTable examples={page.examples} />
      <h3>Parameters</h3>
      <ParameterTable block={block} />

      <h2>Pitfalls</h2>
      <ul>
        {page.pitfalls.map((pitfall) => (
          <li key={pitfall}>{pitfall}</li>
        ))}
      </ul>

      <h2>Related blocks</h2>
      <ul>
        {Object.entries(page.related).map(([type, why]) => (
          <li key={type}>
            <a href={referenceAddress(type)}>{blocks.get(type)?.title}</a>: {why}
          </li>
        ))}
      </ul>

      <h2>Origin</h2>
      <p>{page.origin}</p>
    </article>
  );
}
