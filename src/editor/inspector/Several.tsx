import { wrapCommands } from '../commands/bodies.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { useEditorState } from '../state/useEditor.ts';

/** What can be done with several nodes and wires at once. */
export function Several() {
  const context = useCommandContext();
  const nodes = useEditorState(({ selectedNodes }) => selectedNodes.size);
  const wires = useEditorState(({ selectedWires }) => selectedWires.size);
  const parts = [
    nodes > 0 && `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
    wires > 0 && `${wires} ${wires === 1 ? 'wire' : 'wires'}`,
  ];
  return (
    <>
      <section>
        <h2 className="inspector-title">{parts.filter(Boolean).join(' and ')}</h2>
        <p className="quiet">Drag or use the arrow keys to move them, Delete to remove them.</p>
      </section>
      {nodes > 0 && (
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
      )}
    </>
  );
}
