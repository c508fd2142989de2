import type { JsonValue } from '../base/problem.ts';
import type { TrainingSettings } from './training.ts';

/** A graph as it is saved, linked, copied and edited: immutable, and as close to its JSON as can be. */
export interface Document {
  readonly format: 'layerwire';
  readonly version: 1;
  readonly title?: string;
  /** What all weights follow from, unless `weights` says otherwise; 0 if it is not there. */
  readonly seed?: number;
  readonly nodes: readonly Node[];
  readonly wires: readonly Wire[];
  readonly weights?: WeightsSource;
  /** What differs from the defaults of how it is trained. */
  readonly training?: Partial<TrainingSettings>;
  readonly notes?: readonly Note[];
  readonly frames?: readonly Frame[];
}

/** The nodes and wires of the document or of a body. */
export type Graph = Pick<Document, 'nodes' | 'wires'>;

export interface Node {
  /** Unique in its own list of nodes. */
  readonly id: string;
  /** The type of a block; one that is not known is kept as it came. */
  readonly block: string;
  /** What differs from the block's defaults. */
  readonly params?: Readonly<Record<string, JsonValue>>;
  /** Left and top on the canvas, from the corner of the document or of the enclosing body. */
  readonly at?: Point;
  readonly label?: string;
  readonly note?: string;
  /** Passes its first input on as its outputs. */
  readonly bypass?: boolean;
  readonly body?: Graph;
}

/** From an output to an input, as `node.port`, or `$.port` for the boundary of the body that the wire lies in. */
export type Wire = readonly [from: string, to: string];

export type Point = readonly [x: number, y: number];

/** A file that comes with Layerwire, by name and digest, or a safetensors file in base64. */
export type WeightsSource = { readonly from: string; readonly sha256: string } | { readonly data: string };

/** A text that lies on the canvas. */
export interface Note {
  readonly text: string;
  readonly at: Point;
  readonly size?: Point;
  readonly colour?: AnnotationColour;
}

/** A titled rectangle behind the nodes that it groups. */
export interface Frame {
  readonly title: string;
  readonly at: Point;
  readonly size: Point;
  readonly colour?: AnnotationColour;
}

/** What a note or frame is tinted with; plain without. Each theme has shades of its own for them. */
export const annotationColours = ['yellow', 'green', 'blue', 'purple', 'red'] as const;
export type AnnotationColour = (typeof annotationColours)[number];
