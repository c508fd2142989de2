import type { Block } from '../../blocks/define.ts';
import { textOf } from '../inspector/parameterText.ts';

/** The parameters of a block: what each means, what it may be, and what it is when it is not set. */
export function ParameterTable({ block }: { readonly block: Block }) {
  const params = Object.entries(block.params);
  if (params.length === 0) return <p>It has none: all that it does follows from what it is given.</p>;
  return (
    <div className="reference-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">What it does</th>
            <th scope="col">May be</th>
            <th scope="col">If not set</th>
          </tr>
        </thead>
        <tbody>
          {params.map(([name, param]) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{param.help}</td>
              <td>{param.rule}</td>
              <td>{textOf(param, undefined) || 'none'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
