import { listAnnotations } from '../../document/annotations.ts';
import type { Document } from '../../document/document.ts';
import type { Layout } from '../canvas/layout/layout.ts';
import type { Fit } from '../canvas/wires/portFit.ts';
import type { DrawnWire } from '../canvas/wires/wires.ts';
import type { DialogName } from '../panels/dialogs.tsx';
import type { Unrolling } from '../unroll/unrolling.ts';
import type { Rect } from '../views/scene.ts';
import type { ReferencePlace } from './address.ts';
import type { Notice } from './notices.ts';
import { type OpenPanels, readPanels } from './panels.ts';
import type { Positions } from './scrub.ts';
import { readTheme, type Theme } from './theme.ts';

/** How the document is looked at: none of it is saved with the document, and none of it can be undone. */
export interface ViewState extends DocumentView {
  /** Counts the documents that were opened, so that the view can be brought to each. */
  readonly opened: number;
  readonly theme: Theme;
  readonly colourRange: ColourRange;
  readonly open: OpenPanels;
  readonly dialog: DialogName | undefined;
  /** What of the reference lies over the drawing; follows the address of the page. */
  readonly reference: ReferencePlace | undefined;
  readonly notices: readonly Notice[];
  /** How many files are dragged over the page. */
  readonly dropping: number | undefined;
  /** Why work is not kept in this browser, while it is not. */
  readonly unkept: string | undefined;
}

/**
 * What the ends of the colours of signed numbers stand for: the largest number of each value, of all that are on screen, or one
 * that stays as it is, which is kept while another is chosen.
 */
export interface ColourRange {
  readonly of: 'node' | 'network' | 'fixed';
  readonly limit: number;
}

/** What is about the document that is open, and begins anew with another one. */
interface DocumentView {
  /** Paths of nodes. */
  readonly selectedNodes: ReadonlySet<string>;
  /** Ids of wires. */
  readonly selectedWires: ReadonlySet<string>;
  /** Ids of notes and frames. */
  readonly selectedAnnotations: ReadonlySet<string>;
  /** The note or frame whose words are being written where it stands. */
  readonly editedAnnotation: string | undefined;
  readonly collapsed: ReadonlySet<string>;
  /** Paths of the combinators whose instances are drawn side by side, below the drawing. */
  readonly unrolled: ReadonlySet<string>;
  /** What is drawn of them, see `unroll/followUnrolled.ts`. */
  readonly unrollings: readonly Unrolling[];
  /** The path of the combinator whose body fills the canvas; empty for the whole document. */
  readonly entered: string;
  /** What was selected in the scopes that were left, by their paths. */
  readonly leftSelections: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hoveredWire: string | undefined;
  /** Paths of the nodes that a search has found. */
  readonly found: ReadonlySet<string>;
  /** Which application of a combinator's body is looked at. */
  readonly positions: Positions;
  /** The combinator whose applications follow each other by themselves. */
  readonly playing: string | undefined;
  /** The part of the drawing whose pictures have values, as they are in sight or near it; all of it if not given. */
  readonly tapped: Rect | undefined;
  /** Which instruction of a run is looked at, and whether they follow each other by themselves. */
  readonly walk: Walk | undefined;
  /** The port whose values the inspector shows. */
  readonly inspectedPort: string | undefined;
  readonly connecting: Connecting | undefined;
  readonly connectMenu: ConnectMenuOf | undefined;
  readonly placing: Placing | undefined;
  readonly dragging: Dragging | undefined;
  /** The wire that the node that is being dragged would go on. */
  readonly landingWire: string | undefined;
  readonly adding: Adding | undefined;
  /** Where the menu of what can be done with the selection is open, in the window. */
  readonly menu: { readonly x: number; readonly y: number } | undefined;
  /** What a first-time visitor could try, until something has been tried. */
  readonly hint: string | undefined;
}

/** Going through a run, instruction by instruction. */
export interface Walk {
  readonly at: number;
  readonly playing: boolean;
}

/** A wire that is being made: from which port, and where it may end. */
export interface Connecting {
  readonly port: string;
  readonly gives: boolean;
  /** By key (`portKey`). */
  readonly fits: ReadonlyMap<string, Fit>;
  /** The wire whose other end is being moved, if it is not a new one. */
  readonly wire?: string | undefined;
  /** Whether the port was tapped, and another is to be; otherwise the wire is being dragged. */
  readonly tapped?: boolean | undefined;
}

/** The menu that lists where wires could lead, and what it lists them for. */
export type ConnectMenuOf =
  /** All ports of a node, or one of them, by key (`portKey`). */
  | { readonly node: string; readonly port?: string }
  /** Either end of a wire. */
  | { readonly wire: string };

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

/** Nodes that are being dragged. */
interface Dragging {
  readonly paths: ReadonlySet<string>;
  /** The body (or, empty, the document) that they would go into; not given while it is the one that they are in. */
  readonly scope?: string;
  /** Whether they are dragged by the rectangle that React Flow draws around what is selected, which has to follow. */
  readonly byRectangle?: true;
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
  selectedAnnotations: new Set(),
  editedAnnotation: undefined,
  collapsed: new Set(),
  unrolled: new Set(),
  unrollings: [],
  entered: '',
  leftSelections: new Map(),
  hoveredWire: undefined,
  found: new Set(),
  positions: new Map(),
  playing: undefined,
  tapped: undefined,
  walk: undefined,
  inspectedPort: undefined,
  connecting: undefined,
  connectMenu: undefined,
  placing: undefined,
  dragging: undefined,
  landingWire: undefined,
  adding: undefined,
  menu: undefined,
  hint: undefined,
};

export function startView(): ViewState {
  return {
    ...firstLook,
    opened: 0,
    theme: readTheme(),
    colourRange: { of: 'node', limit: 1 },
    open: readPanels(),
    dialog: undefined,
    reference: undefined,
    notices: [],
    dropping: undefined,
    unkept: undefined,
  };
}

/** What of a view refers to nodes, wires and ports, without those that are no longer there. */
export function keepPresent(
  view: ViewState,
  document: Document,
  layout: Layout,
  wires: readonly DrawnWire[],
) {
  const { selectedNodes, selectedWires, selectedAnnotations, hoveredWire, inspectedPort } = view;
  // They lie on the graph as a whole: within a body nobody would see what is removed.
  const annotations = new Set<string>(view.entered === '' ? listAnnotations(document) : []);
  const namesWires = selectedWires.size > 0 || hoveredWire !== undefined;
  const ids = new Set(namesWires ? wires.map(({ id }) => id) : []);
  const hasPort = (name: string) =>
    [...layout.values()].some(({ ports }) => ports.some(({ port }) => port === name));
  return {
    selectedNodes: keepOnly(selectedNodes, (path) => layout.has(path) && !layout.get(path)?.entered),
    selectedWires: keepOnly(selectedWires, (id) => ids.has(id)),
    selectedAnnotations: keepOnly(selectedAnnotations, (id) => annotations.has(id)),
    hoveredWire: hoveredWire !== undefined && ids.has(hoveredWire) ? hoveredWire : undefined,
    inspectedPort: inspectedPort !== undefined && hasPort(inspectedPort) ? inspectedPort : undefined,
  } satisfies Partial<DocumentView>;
}

/** What of a set is wanted; the same set if all of it is. */
export function keepOnly(set: ReadonlySet<string>, wanted: (each: string) => unknown): ReadonlySet<string> {
  const kept = [...set].filter(wanted);
  return kept.length === set.size ? set : new Set(kept);
}
