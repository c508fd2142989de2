import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../base/problem.ts';
import { type Inference, infer } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import { type History, startHistory } from '../../document/history.ts';
import type { ListedInstruction, WeightsFile } from '../../runtime/protocol.ts';
import { factsOf } from '../canvas/layout/facts.ts';
import { type Facts, type Layout, layOut } from '../canvas/layout/layout.ts';
import { type DrawnWire, drawnWires } from '../canvas/wires/wires.ts';
import { keepKnown } from './keepKnown.ts';
import { sameMeaning } from './meaning.ts';
import { presentScope } from './presentScope.ts';
import { firstLook, keepPresent, startView, type ViewState } from './viewState.ts';

/** Everything on the page but the live values, which never are state of React. */
export interface EditorState extends ViewState {
  readonly history: History;
  /** The document, as it was when it last changed in what it computes: moving a node leaves it the same object. */
  readonly program: Document;
  readonly inference: Inference;
  /** What the layout follows from besides the document. */
  readonly facts: Facts;
  readonly layout: Layout;
  readonly wires: readonly DrawnWire[];

  readonly run: Run;
  /** What the document's `weights` stand for. */
  readonly weights: WeightsFile | 'loading' | undefined;
}

export interface Run {
  readonly status: 'idle' | 'starting' | 'running' | 'restarting' | 'stopped';
  readonly milliseconds?: number;
  readonly problems: readonly Problem[];
  /** The instructions in the order in which they are done, while they are stepped through. */
  readonly order?: readonly ListedInstruction[] | undefined;
}

export type Editor = StoreApi<EditorState>;

export function createEditor(document: Document): Editor {
  return createStore<EditorState>()(() => ({
    ...derive(startHistory(document), firstLook),
    ...startView(),
    run: { status: 'idle', problems: [] },
    weights: undefined,
  }));
}

type Derived = Pick<EditorState, 'history' | 'program' | 'inference' | 'facts' | 'layout' | 'wires'>;

type Meaning = Pick<Derived, 'program' | 'inference' | 'facts'>;

/** What a document means, and what its layout follows from besides its places: the same objects while it means the same. */
export function understand(
  document: Document,
  collapsed: ReadonlySet<string>,
  before?: Meaning & Pick<Derived, 'layout'>,
): Meaning {
  const same = before && sameMeaning(before.program, document);
  const program = same ? before.program : document;
  const inference = same ? before.inference : infer(document);
  const keepsFacts = same && before.facts.collapsed === collapsed;
  const facts = keepsFacts ? before.facts : factsOf(inference, collapsed, before?.layout);
  return { program, inference, facts };
}

/** What follows from the document. What is equal to what it was before stays the same object, so that little is drawn anew. */
function derive(
  history: History,
  { collapsed, entered }: Pick<ViewState, 'collapsed' | 'entered'>,
  before?: Derived,
): Derived {
  const document = history.present;
  const meaning = understand(document, collapsed, before);
  const { inference, facts } = meaning;
  const layout = keepKnown(before?.layout, layOut(document, facts, before?.layout, entered));
  const wires = drawnWires(document, inference, layout, before?.wires);
  return { history, ...meaning, layout, wires };
}

/** Shows a history; what is selected and no longer there is let go, and a body that is gone is left. */
export function show(editor: Editor, history: History, more: Partial<EditorState> = {}): void {
  editor.setState((state) => {
    const merged = { ...state, ...more };
    const next = { ...merged, entered: presentScope(history.present, merged.entered) };
    const derived = derive(history, next, next);
    const { entered } = next;
    // What was judged for another graph, or another view of it, holds no longer.
    const judged =
      derived.program === state.program && next.collapsed === state.collapsed && entered === state.entered;
    return {
      ...more,
      ...derived,
      entered,
      ...keepPresent(next, history.present, derived.layout, derived.wires),
      ...(!judged && { connecting: undefined, connectMenu: undefined }),
    };
  });
}
