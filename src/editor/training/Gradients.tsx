import { select } from '../state/selection.ts';
import { useEditor } from '../state/useEditor.ts';

/** Beyond these, learning hardly moves a layer, or throws it about. */
const vanishing = 1e-6;
const exploding = 1e3;

/** The norms of the gradients of the nodes that learn, on a scale of powers of ten. */
export function Gradients({ norms }: { readonly norms: ReadonlyMap<string, number> }) {
  const editor = useEditor();
  return (
    <div className="training-part" data-part="gradients">
      <h3>Gradients by node</h3>
      <ul>
        {[...norms].map(([node, norm]) => {
          const remark = norm < vanishing ? 'vanishing' : norm > exploding ? 'exploding' : '';
          const share = (Math.log10(Math.max(norm, 1e-9)) + 9) / 13;
          return (
            <li key={node} data-remark={remark}>
              <button type="button" className="link" onClick={() => select(editor, [node])}>
                {node}
              </button>
              <meter value={Math.min(1, Math.max(0, share))} aria-label={`Gradient of ${node}`} />
              <span>{remark || norm.toPrecision(2)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
