import { lazy, Suspense, useState } from 'react';
import { countElements } from '../../../base/valueType.ts';
import { useEditorState } from '../../state/useEditor.ts';

const WeightDetail = lazy(() =>
  import('./WeightDetail.tsx').then(({ WeightDetail }) => ({ default: WeightDetail })),
);

/**
 * The weights of a node and of all that lies in its body, with their shapes: [rows, columns] of the matrix that multiplies a
 * column. One of them can be looked at, and changed, number by number.
 */
export function WeightList({ path }: { readonly path: string }) {
  const weights = useEditorState(({ inference }) => inference.weights);
  const [chosen, choose] = useState<string>();
  const own = [...weights].filter(([name]) => {
    const plain = name.replaceAll(/\[[^\]]*\]/g, '');
    return plain.startsWith(`${path}.`) || plain.startsWith(`${path}/`);
  });
  if (own.length === 0) return null;
  const total = own.reduce((sum, [, { shape }]) => sum + countElements(shape), 0);
  const shown = own.slice(0, most);
  const open = shown.some(([name]) => name === chosen) ? chosen : undefined;
  return (
    <section>
      <h3 className="heading">
        Weights <span className="count">{total.toLocaleString('en')}</span>
      </h3>
      <table className="weights">
        <tbody>
          {shown.map(([name, { shape }]) => (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  className="weight-name"
                  aria-expanded={name === open}
                  onClick={() => choose(name === open ? undefined : name)}
                >
                  {nameWithin(path, name)}
                </button>
              </th>
              <td>{shape.join(' × ')}</td>
              <td>{countElements(shape).toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {own.length > most && <p className="quiet">and {own.length - most} more</p>}
      {open !== undefined && (
        <Suspense fallback={null}>
          <WeightDetail key={open} name={open} />
        </Suspense>
      )}
    </section>
  );
}

/** `[forward] Wz` of `read/cell` for `read[forward]/cell.Wz`: of which copy or reading, and what of the node. */
function nameWithin(path: string, name: string): string {
  const [whole = '', ...instances] =
    new RegExp(`^${path.split('/').join('(\\[[^\\]]*\\])?/')}`).exec(name) ?? [];
  return [...instances.filter(Boolean), name.slice(whole.length).replace(/^[./]/, '')].join(' ');
}

const most = 24;
