import { blocks } from '../../../blocks/index.ts';
import type { Graph, Node } from '../../../document/document.ts';
import { graphAt, nodeAt } from '../../../document/graph.ts';
import { joinPath, splitPath } from '../../../document/path.ts';
import type { NodePorts } from '../../../document/ports.ts';
import type { Spot } from '../wires/curve.ts';
import { enteredFrame, type Frame, frameMargin, frameOf } from './frame.ts';
import { type Box, type Size, snapUp } from './geometry.ts';
import { longest, measureText } from './measureText.ts';
import { boundaryPorts, outerPorts, portRow, titleHeight } from './placePorts.ts';
import { shownPorts } from './shownPorts.ts';

/** Where a node lies and how large it and its parts are: all that the canvas needs, and nothing measured by a browser. */
export interface NodeLayout {
  readonly path: string;
  /** The path of the combinator around it; empty at the top. */
  readonly scope: string;
  readonly node: Node;
  /** From the corner of the node around it, or of the canvas. */
  readonly box: Box;
  /** From the corner of the canvas. */
  readonly x: number;
  readonly y: number;
  readonly ports: readonly PortLayout[];
  /** The box of the live picture, from the node's corner, and the port that it shows. */
  readonly picture?: Box & { readonly port: string };
  /** The frame of an open body, from the node's corner. */
  readonly frame?: Frame;
  /** “× 26 × 26”: how often the node is applied; “bypassed” while it is not. */
  readonly mapped: string;
  /** Whether its body fills the canvas: then it is nothing but its frame. */
  readonly entered?: true;
}

/** A handle: `gives` starts wires, the others end them. Those on a body's boundary lie on its frame. */
export interface PortLayout {
  readonly port: string;
  readonly name: string;
  readonly gives: boolean;
  readonly boundary: boolean;
  /** Whether it is an input that needs no wire. */
  readonly optional?: boolean;
  readonly x: number;
  readonly y: number;
}

/** Tells a handle from all others: a state comes in and goes out by one name. */
export function portKey({ port, gives }: Pick<PortLayout, 'port' | 'gives'>): string {
  return gives ? `${port}>` : `>${port}`;
}

/** In drawing order: every node before those in its body. */
export type Layout = ReadonlyMap<string, NodeLayout>;

export interface Facts {
  /** Combinators that are drawn as plain nodes. */
  readonly collapsed: ReadonlySet<string>;
  /** Nodes that are being dragged out of their body, whose frame does not follow them. */
  readonly leaving?: ReadonlySet<string>;
  /** The size of a port's picture; `undefined` for a port without a type. */
  pictureSize(port: string, node: Node): Size | undefined;
  /** “× 26 × 26” where a node is applied over several axes, else the empty text. */
  mapped(path: string, node: Node): string;
}

const padding = 8;
const narrowest = 96;
const portless: NodePorts = { inputs: [], outputs: [] };
/** What stands behind the title of a node that takes no part. */
const bypassed = 'bypassed';
const noPicture: Size = { width: 80, height: 24 };

/**
 * Places everything, bodies from the inside out: a combinator is as large as what lies in it. Nodes that lie as they did
 * before stay the same objects. Of a document in which a combinator is `entered`, its body alone is placed, in a frame
 * that has the canvas for itself.
 */
export function layOut(document: Graph, facts: Facts, before?: Layout, entered = ''): Layout {
  const placed = new Map<string, NodeLayout>();
  const around = entered === '' ? undefined : layOutEntered(document, facts, entered);
  if (around) placed.set(entered, around);
  const { originX: x, originY: y } = around?.frame ?? { originX: 0, originY: 0 };
  for (const each of sketchAll(
    around ? (around.node.body ?? nothing) : document,
    around ? entered : '',
    facts,
  ))
    place(each, corner, { x, y }, placed, before);
  return placed;
}

/** The combinator whose body fills the canvas; `undefined` where the whole document does. */
export function enteredIn(layout: Layout): NodeLayout | undefined {
  const [first] = layout.values();
  return first?.entered ? first : undefined;
}

function layOutEntered(document: Graph, facts: Facts, path: string): NodeLayout | undefined {
  const [scope, id] = splitPath(path);
  const node = nodeAt(document, path);
  const names = shownPorts(graphAt(document, scope) ?? nothing).get(id)?.body;
  if (!node || !names) return undefined;
  const inner = sketchAll(node.body ?? nothing, path, facts);
  const { frame, width, height } = enteredFrame(names, inner);
  return {
    path,
    scope,
    node,
    box: { x: 0, y: 0, width, height },
    x: 0,
    y: 0,
    ports: boundaryPorts(path, names, frame, node.body, inner),
    frame,
    mapped: '',
    entered: true,
  };
}

const nothing: Graph = { nodes: [], wires: [] };

const corner = { x: 0, y: 0 };
/** What was found out with the same facts: moving one node must not measure all others again. */
const known = new WeakMap<Facts, WeakMap<Node, { readonly names: NodePorts; readonly sketch: Sketch }>>();

/** A node whose size is known, before its place on the canvas is. */
interface Sketch extends Size {
  readonly path: string;
  readonly scope: string;
  readonly node: Node;
  readonly ports: readonly PortLayout[];
  readonly picture?: NodeLayout['picture'];
  readonly frame?: NodeLayout['frame'];
  readonly mapped: string;
  readonly inner: readonly Sketch[];
}

function sketchAll(graph: Graph, scope: string, facts: Facts): Sketch[] {
  const ports = shownPorts(graph);
  const sketches = known.get(facts) ?? new WeakMap();
  known.set(facts, sketches);
  return graph.nodes.map((node) => {
    const names = ports.get(node.id) ?? portless;
    const old = sketches.get(node);
    if (old && old.names === names && old.sketch.path === joinPath(scope, node.id)) return old.sketch;
    const fresh = sketch(node, names, scope, facts);
    sketches.set(node, { names, sketch: fresh });
    return fresh;
  });
}

function sketch(node: Node, names: NodePorts, scope: string, facts: Facts): Sketch {
  const path = joinPath(scope, node.id);
  const rows = Math.max(names.inputs.length, names.outputs.length, 1);
  const top = titleHeight + rows * portRow;
  const mapped = node.bypass ? bypassed : facts.mapped(path, node);
  const optional = blocks.get(node.block)?.optionalInputs ?? {};
  const least = snapUp(Math.max(narrowest, headWidth(node, mapped), portsWidth(names)));
  const common = { path, scope, node, mapped };

  if (names.body && !facts.collapsed.has(path)) {
    const inner = sketchAll(node.body ?? nothing, path, facts);
    const staying = inner.filter((each) => !facts.leaving?.has(each.path));
    const frame = frameOf(names.body, staying, top, least);
    const width = frame.width + 2 * frameMargin;
    const ports = [
      ...outerPorts(path, names, width, optional),
      ...boundaryPorts(path, names.body, frame, node.body, staying),
    ];
    return { ...common, width, height: top + frame.height + frameMargin, ports, frame, inner };
  }

  const shown = picturedOutput(names);
  const port = `${path}.${shown}`;
  const { width: pictureWidth, height: pictureHeight } =
    (shown === undefined ? undefined : facts.pictureSize(port, node)) ?? noPicture;
  const size = { width: pictureWidth, height: pictureHeight };
  const width = Math.max(least, snapUp(size.width + 2 * padding));
  const picture = { port, x: Math.floor((width - size.width) / 2), y: top, ...size };
  return {
    ...common,
    width,
    height: snapUp(top + size.height + padding),
    ports: outerPorts(path, names, width, optional),
    picture,
    inner: [],
  };
}

/** The output that a node shows in its picture: all that it gives, or its first. */
function picturedOutput({ outputs }: NodePorts): string | undefined {
  return outputs.includes('all') ? 'all' : outputs[0];
}

function place(
  sketch: Sketch,
  around: Spot,
  origin: Spot,
  placed: Map<string, NodeLayout>,
  before?: Layout,
): void {
  const { path, scope, node, width, height, ports, picture, frame, mapped, inner } = sketch;
  const [left, up] = node.at ?? [0, 0];
  const box = { x: origin.x + left, y: origin.y + up, width, height };
  const here = { x: around.x + box.x, y: around.y + box.y };
  const old = before?.get(path);
  const same =
    old?.ports === ports &&
    old.x === here.x &&
    old.y === here.y &&
    old.box.x === box.x &&
    old.box.y === box.y;
  placed.set(
    path,
    same
      ? old
      : {
          path,
          scope,
          node,
          box,
          ...here,
          ports,
          mapped,
          ...(picture && { picture }),
          ...(frame && { frame }),
        },
  );
  if (frame)
    for (const each of inner) place(each, here, { x: frame.originX, y: frame.originY }, placed, before);
}

/** What a node is called on the canvas. */
export function titleOf(node: Node): string {
  return node.label || blocks.get(node.block)?.title || node.block;
}

function headWidth(node: Node, mapped: string): number {
  const open = node.body || blocks.get(node.block)?.body ? 24 : 0;
  return Math.min(
    260,
    24 +
      open +
      measureText(titleOf(node), 13) +
      (mapped ? 10 + measureText(mapped, 11) : 0) +
      (node.note ? 20 : 0),
  );
}

function portsWidth({ inputs, outputs }: Pick<NodePorts, 'inputs' | 'outputs'>): number {
  return longest(inputs) + longest(outputs) + 40;
}
