import { type Block, bodyPortsOf, inputsOf, type Ports } from '../../blocks/define.ts';

/** The ports of a block as it is when it is new, and what each carries. */
export function PortTable({ block }: { readonly block: Block }) {
  const defaults = Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => [name, param.default]),
  );
  const body = block.body && bodyPortsOf(block, defaults);
  const optional = new Set(Object.keys(block.optionalInputs ?? {}));
  const rows = [
    ...rowsOf(inputsOf(block, defaults), (name) => (optional.has(name) ? 'input, needs no wire' : 'input')),
    ...rowsOf(block.outputs, () => 'output'),
    ...rowsOf(prefixed(body?.inputs), () => 'handed to the body'),
    ...rowsOf(prefixed(body?.outputs), () => 'taken from the body'),
  ];
  return (
    <div className="reference-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Port</th>
            <th scope="col">Kind</th>
            <th scope="col">What it carries</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, kind, what }) => (
            <tr key={`${kind} ${name}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{kind}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rowsOf(ports: Ports, kindOf: (name: string) => string) {
  return Object.entries(ports).map(([name, what]) => ({ name, kind: kindOf(name), what }));
}

function prefixed(ports: Ports = {}): Ports {
  return Object.fromEntries(Object.entries(ports).map(([name, what]) => [`$.${name}`, what]));
}
