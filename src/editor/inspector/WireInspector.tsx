import { shownType } from '../canvas/wires/shownType.ts';
import type { DrawnWire } from '../canvas/wires/wires.ts';
import { ProblemFixes } from '../panels/ProblemFixes.tsx';
import { removeSelection } from '../state/remove.ts';
import { useEditor } from '../state/useEditor.ts';

/** The selected wire: where it leads, what it carries, and what is wrong with it. */
export function WireInspector({ wire }: { readonly wire: DrawnWire }) {
  const editor = useEditor();
  return (
    <>
      <section>
        <h2 className="inspector-title">Wire</h2>
        <dl className="facts">
          <dt>From</dt>
          <dd>
            <code>{wire.from}</code>
          </dd>
          <dt>To</dt>
          <dd>
            <code>{wire.to}</code>
          </dd>
          <dt>Carries</dt>
          <dd>{shownType(wire.type)}</dd>
        </dl>
      </section>
      {wire.problem && (
        <section className="own-problems">
          <p>{wire.problem.message}</p>
          <ProblemFixes problem={wire.problem} />
        </section>
      )}
      <section>
        <button type="button" className="button" onClick={() => removeSelection(editor)}>
          Remove the wire
        </button>
      </section>
    </>
  );
}
