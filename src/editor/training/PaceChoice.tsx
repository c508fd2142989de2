import { type Pace, paces } from '../../training/protocol.ts';
import type { Training } from './training.ts';

const words = {
  fast: ['Fast', 'As many steps as possible: the drawing follows once a second'],
  even: ['Even', 'The drawing follows two or three times a second'],
  smooth: ['Smooth', 'The drawing follows ten times a second, and half of the time is left to the page'],
} satisfies Record<Pace, readonly [label: string, title: string]>;

/** The speed of training against the smoothness of the page. */
export function PaceChoice({ training, pace }: { readonly training: Training; readonly pace: Pace }) {
  return (
    <fieldset className="training-pace segments" aria-label="Speed of training or a smooth page">
      {paces.map((each) => {
        const [label, title] = words[each];
        return (
          <label key={each} title={title}>
            <input type="radio" name="pace" checked={pace === each} onChange={() => training.setPace(each)} />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
