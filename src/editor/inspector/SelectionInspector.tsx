import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Network,
  SquareDashed,
} from 'lucide-react';
import { alignments, bypass, distributions, tidy } from '../commands/arrange.ts';
import { wrapCommands } from '../commands/bodies.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { CommandButton } from '../panels/CommandButton.tsx';
import { useEditorState } from '../state/useEditor.ts';
import '../styles/arrange.css';

const listed = new Intl.ListFormat('en');

/** Several nodes, wires, notes or frames: how many, and what can be done with all of them at once. */
export function SelectionInspector() {
  const nodes = useEditorState(({ selectedNodes }) => selectedNodes.size);
  const wires = useEditorState(({ selectedWires }) => selectedWires.size);
  const annotations = useEditorState((state) => state.selectedAnnotations);
  const notes = [...annotations].filter((id) => id.startsWith('note ')).length;
  const parts = [
    counted(nodes, 'node'),
    counted(wires, 'wire'),
    counted(notes, 'note'),
    counted(annotations.size - notes, 'frame'),
  ].flatMap((part) => part ?? []);
  return (
    <>
      <section>
        <h2 className="inspector-title">{listed.format(parts)}</h2>
        <p className="quiet">Drag or use the arrow keys to move them, Delete to remove them.</p>
      </section>
      {nodes + annotations.size > 1 && <Arrangement />}
      {nodes > 0 && <Wrapping />}
    </>
  );
}

function counted(count: number, thing: string): string | undefined {
  return count === 0 ? undefined : `${count} ${count === 1 ? thing : `${thing}s`}`;
}

function Arrangement() {
  return (
    <section>
      <h3 className="heading">Arrange</h3>
      <div className="arrange" role="toolbar" aria-label="Align and distribute">
        <CommandButton command={alignments.left} icon={<AlignStartVertical />} />
        <CommandButton command={alignments.centre} icon={<AlignCenterVertical />} />
        <CommandButton command={alignments.right} icon={<AlignEndVertical />} />
        <CommandButton command={distributions.horizontally} icon={<AlignHorizontalSpaceBetween />} />
        <CommandButton command={alignments.top} icon={<AlignStartHorizontal />} />
        <CommandButton command={alignments.middle} icon={<AlignCenterHorizontal />} />
        <CommandButton command={alignments.bottom} icon={<AlignEndHorizontal />} />
        <CommandButton command={distributions.vertically} icon={<AlignVerticalSpaceBetween />} />
        <CommandButton command={tidy} icon={<Network />} />
        <CommandButton command={bypass} icon={<SquareDashed />} />
      </div>
    </section>
  );
}

function Wrapping() {
  const context = useCommandContext();
  return (
    <section>
      <h3 className="heading">Put them into a body</h3>
      <div className="fixes">
        {wrapCommands.map((command) => (
          <button
            key={command.id}
            type="button"
            className="button"
            data-size="small"
            onClick={() => command.run(context)}
          >
            {command.title}
          </button>
        ))}
      </div>
    </section>
  );
}
