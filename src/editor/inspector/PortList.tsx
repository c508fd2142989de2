import { Spline } from 'lucide-react';
import { useId, useMemo } from 'react';
import { disconnect } from '../../document/wiring.ts';
import { type NodeLayout, type PortLayout, portKey } from '../canvas/layout/layout.ts';
import { fitsOf } from '../canvas/wires/portFit.ts';
import { shownType } from '../canvas/wires/shownType.ts';
import { IconButton } from '../panels/IconButton.tsx';
import { connectPorts } from '../state/connect.ts';
import { edit } from '../state/edit.ts';
import { inspectedPortOf } from '../state/shownPorts.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';

/**
 * The ports of a node: what each carries, whose values to look at, and how to wire them without a mouse: what feeds the inputs,
 * and a menu of what the outputs could feed.
 */
export function PortList({ node }: { readonly node: NodeLayout }) {
  return (
    <section>
      <h3 className="heading">Ports</h3>
      <div className="ports">
        {node.ports.map((port) =>
          port.gives ? (
            <Output key={portKey(port)} node={node.path} port={port} />
          ) : (
            <Input key={portKey(port)} port={port} twin={comesOut(node, port)} />
          ),
        )}
      </div>
    </section>
  );
}

/** Whether an output has the same name: that then stands for its values. */
function comesOut({ ports }: NodeLayout, { port }: PortLayout): boolean {
  return ports.some((each) => each.port === port && each.gives);
}

function Input({ port, twin }: { readonly port: PortLayout; readonly twin: boolean }) {
  const editor = useEditor();
  const id = useId();
  const feeder = useEditorState(({ wires }) => wires.find(({ to }) => to === port.port)?.from);
  const outputs = useOutputs(port, feeder);
  const wire = (from: string) => {
    if (from !== '') connectPorts(editor, from, port.port, { keepSelection: true });
    else if (feeder !== undefined) edit(editor, (each) => disconnect(each, [feeder, port.port]));
  };
  return (
    <div className="port-row">
      {twin ? <span className="port-button">{nameOf(port)}</span> : <PortName port={port} />}
      <label htmlFor={id} className="unseen">
        {`What feeds ${port.name}`}
      </label>
      <select id={id} value={feeder ?? ''} onChange={(event) => wire(event.target.value)}>
        <option value="">not wired</option>
        <Options
          label="fits"
          ports={outputs.filter(({ port: each, fit }) => fit === 'fits' || each === feeder)}
        />
        <Options
          label="does not fit yet"
          ports={outputs.filter(({ port: each, fit }) => fit === 'misfit' && each !== feeder)}
        />
      </select>
    </div>
  );
}

function Options({
  label,
  ports,
}: {
  readonly label: string;
  readonly ports: readonly { readonly port: string }[];
}) {
  if (ports.length === 0) return null;
  return (
    <optgroup label={label}>
      {ports.map(({ port }) => (
        <option key={port} value={port}>
          {port}
        </option>
      ))}
    </optgroup>
  );
}

function Output({ node, port }: { readonly node: string; readonly port: PortLayout }) {
  const editor = useEditor();
  return (
    <div className="port-row" data-gives="true">
      <PortName port={port} />
      <TypeText port={port} />
      <IconButton
        label={`Connect ${nameOf(port)} to…`}
        icon={<Spline size={14} />}
        onClick={() => editor.setState({ connectMenu: { node, port: portKey(port) } })}
      />
    </div>
  );
}

/** The outputs that could feed an input. Many candidates take time to judge, so that moving nodes must not repeat it. */
function useOutputs({ port }: PortLayout, feeder: string | undefined) {
  const editor = useEditor();
  const program = useEditorState((state) => state.program);
  const inference = useEditorState((state) => state.inference);
  return useMemo(() => {
    const { layout } = editor.getState();
    const fits = fitsOf(program, inference, layout, { port, gives: false });
    return [...layout.values()]
      .flatMap((each) => each.ports.filter(({ gives }) => gives))
      .map((each) => ({ port: each.port, fit: fits.get(portKey(each))?.kind }))
      .filter(({ port: each, fit }) => (fit && fit !== 'never') || each === feeder);
  }, [editor, program, inference, port, feeder]);
}

/** The port's name; pressing it shows its values. */
function PortName({ port }: { readonly port: PortLayout }) {
  const editor = useEditor();
  const inspected = useEditorState((state) => inspectedPortOf(state) === port.port);
  return (
    <button
      type="button"
      className="port-button"
      aria-pressed={inspected}
      title="Look at its values"
      onClick={() => editor.setState({ inspectedPort: port.port })}
    >
      {nameOf(port)}
    </button>
  );
}

function nameOf({ boundary, name }: PortLayout): string {
  return boundary ? `$.${name}` : name;
}

function TypeText({ port }: { readonly port: PortLayout }) {
  const type = useEditorState(({ inference }) => inference.types.get(port.port));
  return <span className="port-type">{shownType(type)}</span>;
}
