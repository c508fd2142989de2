import { useMemo } from 'react';
import { splitPort } from '../../../document/path.ts';
import { PickMenu, type PickOption } from '../../panels/PickMenu.tsx';
import { connectPorts } from '../../state/connect.ts';
import { notify } from '../../state/notify.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import type { ConnectMenuOf } from '../../state/viewState.ts';
import { useReactFlow } from '../flow/flow.ts';
import { type ConnectChoice, connectChoices } from './connectChoices.ts';
import { wireEnds, wireId } from './wires.ts';

const width = 336;
const labels = { menu: 'Connect to', field: 'Port to connect', list: 'Ports' };

/** The menu that wires without a mouse: the ports that fit those of a node, and below them the others with the reason. */
export function ConnectMenu({ of }: { readonly of: ConnectMenuOf }) {
  const editor = useEditor();
  const program = useEditorState((state) => state.program);
  const at = usePlace(of);
  // Many candidates take time to judge, so that typing must not repeat it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is judged follows from the program.
  const choices = useMemo(() => connectChoices(editor.getState(), of), [editor, program, of]);
  const idOf = ({ from, to }: ConnectChoice) => wireId(from, to);
  const find = (text: string) => {
    const options = choices.filter((each) => matches(each, text)).map((each) => optionOf(each, idOf(each)));
    const nothing =
      choices.length === 0 ? 'There is no other port to connect to.' : 'No port is called that.';
    return { options, note: options.length === 0 ? nothing : undefined };
  };
  const connect = (id: string) => {
    const choice = choices.find((each) => idOf(each) === id);
    if (!choice) return;
    const { from, to, moved } = choice;
    connectPorts(editor, from, to, { moved, keepSelection: moved === undefined });
    notify(editor, { tone: 'info', text: `Wired ${from} to ${to}.` });
  };
  return (
    <PickMenu
      labels={labels}
      placeholder={'wire' in of ? 'Lead the wire to' : 'Connect to'}
      at={at}
      width={width}
      find={find}
      onPick={connect}
      onClose={() => editor.setState({ connectMenu: undefined })}
    />
  );
}

/** Beside the node, or the node that the wire leads to. */
function usePlace(of: ConnectMenuOf): { readonly x: number; readonly y: number } {
  const flow = useReactFlow();
  const layout = useEditorState((state) => state.layout);
  const path = 'node' in of ? of.node : splitPort(wireEnds(of.wire)[0])[0].replace(/\/\$$/, '');
  const node = layout.get(path);
  if (!node) return { x: 0, y: 0 };
  return flow.flowToScreenPosition({ x: node.x + node.box.width + 12, y: node.y });
}

const groups = {
  fits: 'Fits',
  misfit: 'Does not fit yet',
  never: 'Cannot be wired',
} as const;

function optionOf({ own, other, title, shape, fit, replaces }: ConnectChoice, id: string): PickOption {
  const why = fit.kind === 'fits' ? replaces && `Takes the place of ${replaces}.` : fit.why;
  return {
    id,
    group: groups[fit.kind],
    disabled: fit.kind === 'never',
    content: (
      <span className="connect-choice">
        <span className="connect-ports">
          {`${nameOf(own)} ${own.gives ? '→' : '←'} ${other.boundary ? nameOf(other) : other.port}`}
        </span>
        <span className="connect-shape">{shape}</span>
        <span className="connect-why">{[title, why].filter(Boolean).join(' – ')}</span>
      </span>
    ),
  };
}

function nameOf({ boundary, name }: ConnectChoice['own']): string {
  return boundary ? `$.${name}` : name;
}

/** Whether every word typed is part of what the choice shows. */
function matches({ own, other, title }: ConnectChoice, text: string): boolean {
  const shown = `${nameOf(own)} ${other.port} ${title}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word));
}
