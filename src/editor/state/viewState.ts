import type { Layout } from '../canvas/layout/layout.ts';
import type { Fit } from '../canvas/wires/portFit.ts';
import type { DrawnWire } from '../canvas/wires/wires.ts';
import type { DialogName } from '../panels/dialogs.tsx';
import type { ReferencePlace } from './address.ts';
import type { Notice } from './notices.ts';
import { readTheme, type Theme } from './theme.ts';

/** How the document is looked at: none of it is saved with the document, and none of it can be undone. */
export interface ViewState extends DocumentView {
  /** Counts the documents that were opened, so that the view can be brought to each. */
  readonly opened: number;
  readonly theme: Theme;
  readonly open: { readonly palette: boolean; readonly inspector: boolean; readonly problems: boolean };
  readonly dialog: DialogName | undefined;
  /** What of the reference lies over the drawing; follows the address of the page. */
  readonly reference: ReferencePlace | undefined;
  readonly notices: readonly Notice[];
}

/** What is about the document that is open, and begins anew with another one. */
interface DocumentView {
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
  /** What a first-time visitor could try, until something has been tried. */
  readonly hint: string | undefined;
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

/** A document as it is first looked at: all open, nothing selected. */
export const firstLook: DocumentView = {
  selectedNodes: new Set(),
  selectedWires: new Set(),
  collapsed: new Set(),
  hoveredWire: undefined,
  inspectedPort: undefined,
  connecting: undefined,
  placing: undefined,
  adding: undefined,
  hint: undefined,
};

export function startView(): ViewState {
  return {
    ...firstLook,
    opened: 0,
    theme: readTheme(),
    open: { palette: true, inspector: true, problems: false },
    dialog: undefined,
    reference: undefined,
    notices: [],
  };
}

/** What of a view refers to nodes, wires and ports, without those that are no longer there. */
export function keepPresent(view: ViewState, layout: Layout, wires: readonly DrawnWire[]) {
  const { selectedNodes, selectedWires, hoveredWire, inspectedPort } = view;
  const ids = new Set(wires.map(({ id }) => id));
  const ports = new Set([...layout.values()].flatMap((each) => each.ports.map(({ port }) => port)));
  return {
    selectedNodes: keepOnly(selectedNodes, (path) => layout.has(path)),
    selectedWires: keepOnly(selectedWires, (id) => ids.has(id)),
    hoveredWire: hoveredWire !== undefined && ids.has(hoveredWire) ? hoveredWire : undefined,
    inspectedPort: inspectedPort !== undefined && ports.has(inspectedPort) ? inspectedPort : undefined,
  } satisfies Partial<DocumentView>;
}

function keepOnly(set: ReadonlySet<string>, wanted: (each: string) => boolean): ReadonlySet<string> {
  const kept = [...set].filter(wanted);
  return kept.length === set.size ? set : new Set(kept);
}
