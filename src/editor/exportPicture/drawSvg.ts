import type { ValueType } from '../../base/valueType.ts';
import type { Document } from '../../document/document.ts';
import { boxesOfAnnotations } from '../canvas/annotations/annotationBox.ts';
import type { Layout } from '../canvas/layout/layout.ts';
import { boundsOfDrawing } from '../canvas/wires/boundsOfDrawing.ts';
import type { DrawnWire } from '../canvas/wires/wires.ts';
import type { Unrolling } from '../unroll/unrolling.ts';
import type { Colours } from './colours.ts';
import { drawAnnotations } from './drawAnnotations.ts';
import { drawNode, type Painting } from './drawNode.ts';
import { drawUnrolled } from './drawUnrolled.ts';
import { curveOf, drawWire } from './drawWire.ts';
import { fonts } from './text.ts';
import { element, escapeXml } from './xml.ts';

/** What is drawn, and how. */
export interface Drawing {
  readonly layout: Layout;
  readonly wires: readonly DrawnWire[];
  readonly types: ReadonlyMap<string, ValueType>;
  /** By port. */
  readonly paintings: ReadonlyMap<string, Painting>;
  readonly colours: Colours;
  readonly title: string;
  /** Whose notes and frames are drawn, if any. */
  readonly annotated?: Document | undefined;
  /** Bodies that are drawn instance by instance, below all else. */
  readonly unrolled?: {
    readonly drawings: readonly Unrolling[];
    /** By the names of instances. */
    readonly paintings: ReadonlyMap<string, Painting>;
  };
  /** Nodes that are drawn, with what lies in them; all when not given. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly background: 'white' | 'transparent';
  /** The colour that it will lie on; white when not given. */
  readonly ground?: string | undefined;
  /** A block whose nodes are pointed out. */
  readonly outlined?: { readonly block: string; readonly colour: string } | undefined;
}

export interface Svg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Around the drawing. */
const margin = 16;

/** The drawing as an SVG that stands by itself: boxes, wires and texts as such, pictures as PNGs within it. */
export function drawSvg(drawing: Drawing): Svg {
  const { colours, background, title, layout } = drawing;
  const nodes = [...layout.values()].filter(({ path }) => isWanted(path, drawing.only));
  const shown = new Set(nodes.map(({ path }) => path));
  const wires = drawing.wires.flatMap((wire) => {
    const ends = [wire.from, wire.to].map((port) =>
      port.slice(0, port.lastIndexOf('.')).replace(/\/\$$/, ''),
    );
    const curve = ends.every((end) => shown.has(end)) ? curveOf(wire, layout) : undefined;
    return curve ? [{ wire, curve }] : [];
  });
  const byScope = groupBy(nodes, ({ scope }) => scope);
  const wiresByScope = groupBy(wires, ({ wire }) => wire.scope);

  /** Wires lie under the nodes that they lead to, and bodies on their combinators. */
  const drawScope = (scope: string, ground: string): string[] => [
    ...(wiresByScope.get(scope) ?? []).map(({ wire, curve }) => drawWire(wire, curve, colours, ground)),
    ...(byScope.get(scope) ?? []).map((node) =>
      drawNode(node, drawing, node.frame ? drawScope(node.path, colours.ground) : []),
    ),
  ];
  // Those of a selection may lie in a body whose combinator is not part of it.
  const roots = [...byScope.keys()].filter((scope) => !shown.has(scope));
  const { annotated, unrolled } = drawing;
  const unrollings = unrolled?.drawings ?? [];
  const { x, y, width, height } = boundsOfDrawing(
    nodes,
    [...(annotated ? boxesOfAnnotations(annotated) : []), ...unrollings],
    wires.map(({ curve }) => curve),
    margin,
  );
  const text = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `${x} ${y} ${width} ${height}`,
      'font-family': fonts,
    },
    element('title', {}, escapeXml(title || 'Untitled graph')),
    ...(background === 'white' ? [element('rect', { x, y, width, height, fill: '#ffffff' })] : []),
    ...(annotated ? drawAnnotations(annotated, colours) : []),
    ...roots.flatMap((scope) => drawScope(scope, drawing.ground ?? '#ffffff')),
    ...unrollings.map((each) => drawUnrolled(each, colours, unrolled?.paintings ?? new Map())),
  );
  return { text, width, height };
}

function isWanted(path: string, only: Drawing['only']): boolean {
  return !only || [...only].some((each) => path === each || path.startsWith(`${each}/`));
}

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
