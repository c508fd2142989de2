import type { Example } from '../../blocks/documentation.ts';

/** What comes out for what goes in, by the examples that the block is tested with: first those that fit. */
export function ShapeTable({ examples }: { readonly examples: readonly Example[] }) {
  const sorted = examples.toSorted((one, other) => Number(!one.gives) - Number(!other.gives));
  return (
    <div className="reference-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Given</th>
            <th scope="col">It gives</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((example) => (
            <tr key={JSON.stringify(example)}>
              <td>
                <Types types={example.given} />
                <Types types={prefixed(example.body)} />
                {Object.entries(example.params ?? {}).map(([name, value]) => (
                  <div key={name}>
                    <code>{name}</code> = {JSON.stringify(value)}
                  </div>
                ))}
                {Object.keys({ ...example.given, ...example.params }).length === 0 && 'nothing'}
              </td>
              <td>
                {example.gives ? <Types types={example.gives} /> : <>a problem: “… {example.fails} …”</>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Types({ types }: { readonly types: Readonly<Record<string, string>> }) {
  return Object.entries(types).map(([port, type]) => (
    <div key={port}>
      <code>{port}</code> {type}
    </div>
  ));
}

function prefixed(types: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(types).map(([port, type]) => [`$.${port}`, type]));
}
