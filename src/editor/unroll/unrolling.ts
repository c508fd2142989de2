import type { Box } from '../canvas/layout/geometry.ts';
import type { Curve, Spot } from '../canvas/wires/curve.ts';
import type { WireForm } from '../canvas/wires/wires.ts';
import type { ScenePicture } from '../views/scene.ts';

/** How a text stands out. */
export type Tone = 'ink' | 'quiet' | 'current';

/** What an unrolled body is drawn of, in the order in which it lies above one another, from the corner of the drawing. */
export type Stroke =
  /** The ground of one instance, or of a body in it. */
  | { readonly kind: 'frame'; readonly box: Box; readonly current: boolean }
  /** A node of a body. */
  | { readonly kind: 'node'; readonly box: Box; readonly block: string; readonly title: string }
  /** What an instance is handed. */
  | { readonly kind: 'pad'; readonly box: Box }
  /** A value on its way; an arrow points along its end. `skips` passes instances that are left out. */
  | {
      readonly kind: 'wire';
      readonly curve: Curve;
      readonly form: WireForm;
      readonly skips?: boolean;
      readonly arrow?: Arrow;
    }
  /** Weights that several instances have in common. */
  | { readonly kind: 'tie'; readonly from: Spot; readonly to: Spot }
  | { readonly kind: 'knot'; readonly x: number; readonly y: number }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** Of the middle of the line. */
      readonly y: number;
      readonly size: 11 | 13;
      readonly tone: Tone;
      readonly weight?: 600;
      readonly align?: 'center' | 'right';
      /** Longer texts are cut with an ellipsis. */
      readonly longest?: number;
    };

/** The tip of an arrow, and where it points. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
  readonly to: 'left' | 'right' | 'up';
}

/** One application of the body: where it is drawn. */
export interface Instance {
  readonly position: number;
  /** The reading that it is part of, of a recurrence that goes both ways. */
  readonly reading?: string;
  readonly box: Box;
}

/** A part of a drawing, to be put beside others. */
export interface Part {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly Stroke[];
  /** Boxes from the corner of the drawing, as all else. */
  readonly pictures: readonly ScenePicture[];
  readonly instances: readonly Instance[];
}

/** The body of a combinator, its instances side by side. */
export interface Unrolling extends Part {
  readonly path: string;
  readonly title: string;
  /** What is seen, in a sentence or two. */
  readonly caption: string;
  /** The corner on the canvas. */
  readonly x: number;
  readonly y: number;
}
