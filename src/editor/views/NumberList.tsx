import { useState } from 'react';
import { shortestFloat } from '../../base/shortestFloat.ts';
import type { PortNumbers } from '../state/activations.ts';
import { indicesOf, itemOf, valueAsCsv, valueAsJson } from './indices.ts';

const most = 256;

/** The exact numbers of a value with their indices, the first 256 of them, and all of them to copy. */
export function NumberList({ value }: { readonly value: PortNumbers }) {
  const [copied, setCopied] = useState('');
  const [open, setOpen] = useState(false);
  const { axes, values, pair } = value;
  const heads = [pair ? 'item' : [], axes.map(({ name }) => name)].flat();

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied.');
    } catch {
      setCopied('The browser does not let the page copy.');
    }
  }

  return (
    <div className="number-list">
      <button type="button" onClick={() => copy(valueAsJson(value))}>
        Copy as JSON
      </button>{' '}
      <button type="button" onClick={() => copy(valueAsCsv(value))}>
        Copy as CSV
      </button>
      <span role="status">{copied}</span>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{values.length === 1 ? 'The number' : `The ${values.length} numbers`}</summary>
        {open && (
          <table>
            <thead>
              <tr>
                <th scope="col">{heads.join(', ')}</th>
                <th scope="col">value</th>
              </tr>
            </thead>
            <tbody>
              {Array.from(values.subarray(0, most), (number, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a number is known by its place alone.
                <tr key={place}>
                  <th scope="row">
                    {[pair ? itemOf(value, place) : [], indicesOf(value, place)].flat().join(', ')}
                  </th>
                  <td>{shortestFloat(number)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {open && values.length > most && <p>{`… and ${values.length - most} more`}</p>}
      </details>
    </div>
  );
}
