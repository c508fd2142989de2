import type { ClassColumn } from '../../data/dataset.ts';
import type { Evaluation } from '../../training/protocol.ts';
import type { TrainingView } from './trainingView.ts';

/** More classes than these are no longer read one by one. */
const most = 20;

/** How often a class was wanted (rows) and which was said (columns). */
export function Confusion({
  evaluation,
  view,
}: {
  readonly evaluation: Evaluation;
  readonly view: TrainingView;
}) {
  const { confusion } = evaluation;
  if (confusion.length === 0 || confusion.length > most) return null;
  const column = view.dataset?.columns.find(
    (each): each is ClassColumn => each.kind === 'class' && each.labels.length === confusion.length,
  );
  const labels = confusion.map((_, i) => column?.labels[i] ?? `${i}`);
  return (
    <div className="training-part" data-part="confusion">
      <h3>Wanted (down) and said (across)</h3>
      <table>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {confusion.map((row, wanted) => {
            const all = row.reduce((sum, each) => sum + each, 0);
            return (
              <tr key={labels[wanted]}>
                <th scope="row">{labels[wanted]}</th>
                {row.map((count, said) => (
                  <td
                    key={labels[said]}
                    data-right={wanted === said}
                    style={{ '--share': all > 0 ? count / all : 0 } as React.CSSProperties}
                  >
                    {count}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
