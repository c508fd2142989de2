import { useRef } from 'react';
import type { WeightTensor } from '../../compiler/weights.ts';
import { select } from '../state/selection.ts';
import { useEditor } from '../state/useEditor.ts';
import { usePalette } from '../views/usePalette.ts';
import { ActivationPicture, GradientPicture } from './GradientPictures.tsx';

/** Beyond these, learning hardly moves a layer, or throws it about. */
const vanishing = 1e-6;
const exploding = 1e3;
/** Of the weights of one node, so many have a picture. */
const mostPictures = 6;

interface GradientsProps {
  /** By the path of a node, with the instances of the bodies around it. */
  readonly norms: ReadonlyMap<string, number>;
  /** By the name of a weight. */
  readonly gradients: ReadonlyMap<string, WeightTensor> | undefined;
}

/** The nodes that learn: what each gives, the gradients of its weights, and their norm on a scale of powers of ten. */
export function Gradients({ norms, gradients }: GradientsProps) {
  const editor = useEditor();
  const list = useRef<HTMLUListElement>(null);
  const palette = usePalette(list);
  return (
    <div className="training-part" data-part="gradients">
      <h3>Activations and gradients</h3>
      <ul ref={list}>
        {[...norms].map(([node, norm]) => {
          const remark = norm < vanishing ? 'vanishing' : norm > exploding ? 'exploding' : '';
          const share = (Math.log10(Math.max(norm, 1e-9)) + 9) / 13;
          const path = node.replaceAll(/\[[^\]]*\]/g, '');
          const own = [...(gradients ?? [])].filter(([name]) => nodeOfWeight(name) === node);
          return (
            <li key={node} data-remark={remark}>
              <button type="button" className="link" title={node} onClick={() => select(editor, [path])}>
                {node}
              </button>
              <span className="training-pictures">
                {palette && <ActivationPicture path={path} palette={palette} />}
              </span>
              <span className="training-pictures">
                {palette &&
                  own
                    .slice(0, mostPictures)
                    .map(([name, gradient]) => (
                      <GradientPicture key={name} name={name} gradient={gradient} palette={palette} />
                    ))}
              </span>
              <span className="training-norm">
                <meter value={Math.min(1, Math.max(0, share))} aria-label={`Gradient of ${node}`} />
                {remark || norm.toPrecision(2)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function nodeOfWeight(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}
