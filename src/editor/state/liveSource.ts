import { nodeAt } from '../../document/graph.ts';
import { boundStash, type Stash } from './boundStash.ts';
import { handedPorts } from './handedPorts.ts';
import type { LiveSource } from './live.ts';
import { answerPortOf, inspectedGatesOf, inspectedInputsOf, inspectedPortOf } from './shownPorts.ts';
import type { Editor, EditorState } from './store.ts';

/** What of the editor is to be computed: its document, and the ports whose values are on screen. */
export function liveSourceOf(editor: Editor): LiveSource {
  let known: Shown | undefined;
  let onScreen: readonly string[] = [];
  let stash: Stash = { ports: [], slices: new Map() };
  let traced:
    | { readonly ports: readonly string[]; readonly paths: string; readonly all: readonly string[] }
    | undefined;
  const getStash = () => {
    const state = editor.getState();
    const isSame = known && sameShown(known, state);
    if (isSame && known?.positions === state.positions) return stash;
    if (!isSame) onScreen = portsOnScreen(state);
    known = state;
    const next = boundStash(state.inference, state.positions, onScreen);
    // The same list as long as it holds the same.
    const keepsPorts = sameList(stash.ports, next.ports);
    stash = keepsPorts ? { ports: stash.ports, slices: next.slices } : next;
    return stash;
  };
  return {
    getDocument: () => editor.getState().program,
    getInference: () => editor.getState().inference,
    getWeights: () => editor.getState().weights,
    getPorts: () => getStash().ports,
    getSlices: () => getStash().slices,
    getTracedPorts() {
      const { positions, program } = editor.getState();
      const paths = [...positions.keys()].join(' ');
      const shown = getStash().ports;
      if (traced?.ports !== shown || traced.paths !== paths) {
        const handed = [...positions.keys()].flatMap((path) => handedPorts(path, nodeAt(program, path)));
        traced = { ports: shown, paths, all: [...new Set([...shown, ...handed])] };
      }
      return traced.all;
    },
    subscribe: (listener) =>
      editor.subscribe((now, before) => {
        if (now.weights !== before.weights || now.positions !== before.positions || !sameShown(now, before))
          listener();
      }),
  };
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

type Shown = Pick<
  EditorState,
  'program' | 'inference' | 'positions' | 'layout' | 'wires' | 'selectedNodes' | 'inspectedPort'
>;

function sameShown(one: Shown, other: Shown): boolean {
  return (
    one.program === other.program &&
    one.layout === other.layout &&
    one.wires === other.wires &&
    one.selectedNodes === other.selectedNodes &&
    one.inspectedPort === other.inspectedPort
  );
}

/** The ports whose values are on screen. */
export function portsOnScreen(state: Shown): string[] {
  const pictures = [...state.layout.values()].map(({ picture }) => picture?.port);
  const ports = [
    ...pictures,
    inspectedPortOf(state),
    ...inspectedGatesOf(state),
    ...inspectedInputsOf(state),
    answerPortOf(state),
  ];
  return [...new Set(ports.filter((port) => port !== undefined))];
}
