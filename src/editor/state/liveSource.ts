import { nodeAt } from '../../document/graph.ts';
import { handedPorts } from './handedPorts.ts';
import type { LiveSource } from './live.ts';
import { answerPortOf, inspectedPortOf } from './shownPorts.ts';
import type { Editor, EditorState } from './store.ts';

/** What of the editor is to be computed: its document, and the ports whose values are on screen. */
export function liveSourceOf(editor: Editor): LiveSource {
  let known: Shown | undefined;
  let ports: readonly string[] = [];
  let traced:
    | { readonly ports: readonly string[]; readonly paths: string; readonly all: readonly string[] }
    | undefined;
  const getPorts = () => {
    const state = editor.getState();
    if (!known || !sameShown(known, state)) {
      known = state;
      ports = portsOnScreen(state);
    }
    return ports;
  };
  return {
    getDocument: () => editor.getState().program,
    getInference: () => editor.getState().inference,
    getWeights: () => editor.getState().weights,
    getPorts,
    getTracedPorts() {
      const { positions, program } = editor.getState();
      const paths = [...positions.keys()].join(' ');
      const shown = getPorts();
      if (traced?.ports !== shown || traced.paths !== paths) {
        const handed = [...positions.keys()].flatMap((path) => handedPorts(path, nodeAt(program, path)));
        traced = { ports: shown, paths, all: [...new Set([...shown, ...handed])] };
      }
      return traced.all;
    },
    subscribe: (listener) =>
      editor.subscribe((now, before) => {
        if (now.weights !== before.weights || !sameShown(now, before)) listener();
      }),
  };
}

type Shown = Pick<EditorState, 'program' | 'layout' | 'wires' | 'selectedNodes' | 'inspectedPort'>;

function sameShown(one: Shown, other: Shown): boolean {
  return (
    one.program === other.program &&
    one.layout === other.layout &&
    one.wires === other.wires &&
    one.selectedNodes === other.selectedNodes &&
    one.inspectedPort === other.inspectedPort
  );
}

function portsOnScreen(state: Shown): string[] {
  const pictures = [...state.layout.values()].map(({ picture }) => picture?.port);
  const ports = [...pictures, inspectedPortOf(state), answerPortOf(state)];
  return [...new Set(ports.filter((port) => port !== undefined))];
}
