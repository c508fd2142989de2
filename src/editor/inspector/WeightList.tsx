import { countElements } from '../../base/valueType.ts';
import { useEditorState } from '../state/useEditor.ts';

/** The weights of a node and of all that lies in its body, with their shapes: [rows, columns] of the matrix that multiplies a column. */
export function WeightList({ path }: { readonly path: string }) {
  const weights = useEditorState(({ inference }) => inference.weights);
  const own = [...weights].filter(([name]) => {
    const plain = name.replaceAll(/\[[^\]]*\]/g, '');
    return plain.startsWith(`${path}.`) || plain.startsWith(`${path}/`);
  });
  if (own.length === 0) return null;
  const total = own.reduce((sum, [, { shape }]) => sum + countElements(shape), 0);
  const shown = own.slice(0, most);
  return (
    <section>
      <h3 className="heading">
        Weights <span className="count">{total.toLocaleString('en')}</span>
      </h3>
      <table className="weights">
        <tbody>
          {shown.map(([name, { shape }]) => (
            <tr key={name}>
              <th scope="row">{nameWithin(path, name)}</th>
              <td>{shape.join(' × ')}</td>
              <td>{countElements(shape).toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {own.length > most && <p className="quiet">and {own.length - most} more</p>}
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
