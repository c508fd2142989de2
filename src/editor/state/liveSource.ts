import type { Inference } from '../../compiler/infer.ts';
import { withoutReadings } from '../../compiler/portNames.ts';
import { nodeAt } from '../../document/graph.ts';
import type { NodeLayout } from '../canvas/layout/layout.ts';
import type { Rect } from '../views/scene.ts';
import { boundStash, type Stash } from './boundStash.ts';
import { handedPorts } from './handedPorts.ts';
import { splitInstance } from './instancePorts.ts';
import type { LiveSource } from './live.ts';
import { answerPortOf, inspectedGatesOf, inspectedInputsOf, inspectedPortOf } from './shownPorts.ts';
import type { Editor, EditorState } from './store.ts';
import { keptInput } from './winners/keptInput.ts';
import { type Formed, sameForm } from './winners/sameForm.ts';

/** What of the editor is to be computed: its document, and the ports whose values are on screen. */
export function liveSourceOf(editor: Editor): LiveSource {
  let known: Shown | undefined;
  let onScreen: readonly string[] = [];
  let stash: Stash = { ports: [], slices: new Map() };
  let traced:
    | {
        readonly inference: Inference;
        readonly ports: readonly string[];
        readonly paths: string;
        readonly all: readonly string[];
      }
    | undefined;
  let formed: (Formed & { readonly form: object }) | undefined;
  const getForm = () => {
    const { program, inference } = editor.getState();
    const form = formed && sameForm(formed, { program, inference }) ? formed.form : {};
    formed = { program, inference, form };
    return form;
  };
  const getTracedPorts = () => {
    const { positions, program, inference } = editor.getState();
    const paths = [...positions.keys()].join(' ');
    const shown = getStash().ports;
    if (traced?.inference !== inference || traced.ports !== shown || traced.paths !== paths) {
      const handed = [...positions.keys()].flatMap((path) => handedPorts(path, nodeAt(program, path)));
      const kept = shown.flatMap((port) => keptInput(inference, port)?.input ?? []);
      const all = [...new Set([...shown, ...handed, ...kept])];
      // The same list as long as it holds the same.
      const isSame = traced && sameList(traced.all, all);
      traced = { inference, ports: shown, paths, all: isSame && traced ? traced.all : all };
    }
    return traced.all;
  };
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
    getOrder: () => editor.getState().walk !== undefined,
    getTraced(pointed) {
      const { program, inference, selectedNodes } = editor.getState();
      const ports = getTracedPorts();
      const [path] = selectedNodes;
      const isKeeping = selectedNodes.size === 1 && keptInput(inference, `${path}.y`) !== undefined;
      const selected = isKeeping ? ports.filter((port) => withoutReadings(port) === `${path}.y`) : [];
      const looked = pointed === undefined ? selected : [pointed];
      return {
        document: program,
        form: getForm(),
        ports,
        copied: looked.flatMap((port) => keptInput(inference, port)?.input ?? []),
      };
    },
    subscribe: (listener) =>
      editor.subscribe((now, before) => {
        const isAsked =
          now.weights !== before.weights || now.positions !== before.positions || now.walk !== before.walk;
        if (isAsked || !sameShown(now, before)) listener();
      }),
  };
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, i) => each === other[i]);
}

type Shown = Pick<
  EditorState,
  | 'program'
  | 'inference'
  | 'positions'
  | 'layout'
  | 'wires'
  | 'selectedNodes'
  | 'inspectedPort'
  | 'tapped'
  | 'unrollings'
  | 'dialog'
  | 'colourRange'
>;

function sameShown(one: Shown, other: Shown): boolean {
  return (
    one.program === other.program &&
    one.layout === other.layout &&
    one.wires === other.wires &&
    one.selectedNodes === other.selectedNodes &&
    one.inspectedPort === other.inspectedPort &&
    one.unrollings === other.unrollings &&
    tappedArea(one) === tappedArea(other)
  );
}

/** The ports whose values are on screen. */
export function portsOnScreen(state: Shown): string[] {
  const area = tappedArea(state);
  const pictures = [...state.layout.values()].map((node) =>
    !area || meet(area, node) ? node.picture?.port : undefined,
  );
  const ports = [
    ...pictures,
    inspectedPortOf(state),
    ...inspectedGatesOf(state),
    ...inspectedInputsOf(state),
    answerPortOf(state),
    ...state.unrollings.flatMap(({ pictures }) =>
      pictures.map(({ port }) => splitInstance(port)?.port ?? port),
    ),
  ];
  const shown = new Set(ports.filter((port) => port !== undefined));
  return [...new Set([...shown, ...keptUnseen(state, shown)])];
}

/** What goes into blocks that keep the largest numbers of it, where no picture shows what is wired to them. */
function keptUnseen({ inference }: Pick<Shown, 'inference'>, shown: ReadonlySet<string>): readonly string[] {
  return [...shown].flatMap((port) => {
    const kept = keptInput(inference, port);
    return kept && !shown.has(kept.source ?? '') ? [kept.input] : [];
  });
}

/** Where pictures have values: everywhere while all of them are compared, or drawn into a file. */
function tappedArea({ tapped, dialog, colourRange }: Pick<Shown, 'tapped' | 'dialog' | 'colourRange'>) {
  return dialog === 'picture' || colourRange.of === 'network' ? undefined : tapped;
}

function meet(area: Rect, { x, y, box }: NodeLayout): boolean {
  return (
    x < area.x + area.width && area.x < x + box.width && y < area.y + area.height && area.y < y + box.height
  );
}
