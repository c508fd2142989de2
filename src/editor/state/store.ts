import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../base/problem.ts';
import { type Inference, infer } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import { type History, startHistory } from '../../document/history.ts';
import type { WeightsFile } from '../../runtime/protocol.ts';
import { factsOf } from '../canvas/layout/facts.ts';
import { type Facts, type Layout, layOut } from '../canvas/layout/layout.ts';
import type { Fit } from '../canvas/wires/portFit.ts';
import { type DrawnWire, drawnWires } from '../canvas/wires/wires.ts';
import type { DialogName } from '../panels/dialogs.tsx';
import { keepKnown } from './keepKnown.ts';
import { sameMeaning } from './meaning.ts';
import type { Notice } from './notices.ts';
import { readTheme, type Theme } from './theme.ts';

/** Everything on the page but the live values, which never are state of React. */
export interface EditorState {
  readonly history: History;
  /** The document, as it was when it last changed in what it computes: moving a node leaves it the same object. */
  readonly program: Document;
  readonly inference: Inference;
  /** What the layout follows from besides the document. */
  readonly facts: Facts;
  readonly layout: Layout;
  readonly wires: readonly DrawnWire[];

  /** Counts the documents that were opened, so that the view can be brought to each. */
  readonly opened: number;
  /** Paths of nodes. */
  readonly selectedNodes: ReadonlySet<string>;
  /** Ids of wires. */
  readonly selectedWires: ReadonlySet<string>;
  readonly collapsed: ReadonlySet<string>;
  readonly hoveredWire: string | undefined;
  /** The port whose values the inspector shows. */
  readonly inspectedPort: string | undefined;

  /** A wire that is being dragged: from which port, and where it may end. */
  readonly connecting:
    | { readonly port: string; readonly gives: boolean; readonly fits: ReadonlyMap<string, Fit> }
    | undefined;
  readonly placing: Placing | undefined;
  readonly adding: Adding | undefined;

  readonly theme: Theme;
  readonly open: { readonly palette: boolean; readonly inspector: boolean; readonly problems: boolean };
  readonly dialog: DialogName | undefined;
  readonly notices: readonly Notice[];
  /** What a first-time visitor could try, until something has been tried. */
  readonly hint: string | undefined;
  readonly run: Run;
  /** What the document's `weights` stand for. */
  readonly weights: WeightsFile | 'loading' | undefined;
}

/** A block that is being dragged from the palette. */
export interface Placing {
  readonly block: string;
  /** Where the pointer is, in the window. */
  readonly x: number;
  readonly y: number;
  /** What a drop would do here: the wire that the block would go on, or the body that it would go into. */
  readonly wire?: string;
  readonly scope?: string;
}

/** The menu that adds a block. */
export interface Adding {
  /** Where the menu opens, in the window. */
  readonly x: number;
  readonly y: number;
  /** Where the block goes; left to the editor when not given. */
  readonly place?: { readonly scope: string; readonly x: number; readonly y: number };
  /** The port that the block gets wired to. */
  readonly port?: string;
  readonly gives?: boolean;
}

export interface Run {
  readonly status: 'idle' | 'starting' | 'running' | 'restarting' | 'stopped';
  readonly milliseconds?: number;
  readonly problems: readonly Problem[];
}

export type Editor = StoreApi<EditorState>;

export function createEditor(document: Document): Editor {
  return createStore<EditorState>()(() => ({
    ...derive(startHistory(document), new Set()),
    opened: 0,
    selectedNodes: new Set(),
    selectedWires: new Set(),
    collapsed: new Set(),
    hoveredWire: undefined,
    inspectedPort: undefined,
    connecting: undefined,
    placing: undefined,
    adding: undefined,
    theme: readTheme(),
    open: { palette: true, inspector: true, problems: false },
    dialog: undefined,
    notices: [],
    hint: undefined,
    run: { status: 'idle', problems: [] },
    weights: undefined,
  }));
}

type Derived = Pick<EditorState, 'history' | 'program' | 'inference' | 'facts' | 'layout' | 'wires'>;

/** What follows from the document. What is equal to what it was before stays the same object, so that little is drawn anew. */
function derive(history: History, collapsed: ReadonlySet<string>, before?: Derived): Derived {
  const document = history.present;
  const same = before && sameMeaning(before.program, document);
  const program = same ? before.program : document;
  const inference = same ? before.inference : infer(document);
  const facts =
    same && before.facts.collapsed === collapsed
      ? before.facts
      : factsOf(inference, collapsed, before?.layout);
  const layout = keepKnown(before?.layout, layOut(document, facts, before?.layout));
  const known = new Map(before?.wires.map((wire) => [wire.id, wire]));
  const drawn = new Map(drawnWires(document, inference, layout).map((wire) => [wire.id, wire]));
  const kept = keepKnown(known, drawn);
  const wires = before && kept === known ? before.wires : [...kept.values()];
  return { history, program, inference, facts, layout, wires };
}

/** Shows a history; what is selected and no longer there is let go. */
export function show(editor: Editor, history: History, more: Partial<EditorState> = {}): void {
  editor.setState((state) => {
    const next = { ...state, ...more };
    const derived = derive(history, next.collapsed, state);
    const wires = new Set(derived.wires.map(({ id }) => id));
    const ports = new Set([...derived.layout.values()].flatMap((each) => each.ports.map(({ port }) => port)));
    return {
      ...more,
      ...derived,
      selectedNodes: keepOnly(next.selectedNodes, (path) => derived.layout.has(path)),
      selectedWires: keepOnly(next.selectedWires, (id) => wires.has(id)),
      hoveredWire:
        next.hoveredWire !== undefined && wires.has(next.hoveredWire) ? next.hoveredWire : undefined,
      inspectedPort:
        next.inspectedPort !== undefined && ports.has(next.inspectedPort) ? next.inspectedPort : undefined,
    };
  });
}

function keepOnly(set: ReadonlySet<string>, wanted: (each: string) => boolean): ReadonlySet<string> {
  const kept = [...set].filter(wanted);
  return kept.length === set.size ? set : new Set(kept);
}
