import type { Lit } from '../state/tracing.ts';
import type { Picture } from './pictureKind.ts';

/** How the canvas of nodes is moved and scaled: a point p of it is seen at p · zoom + (x, y), in CSS pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A node as the pictures see it. All rectangles are absolute, in the coordinates of the canvas of nodes. */
export interface SceneNode {
  /** The path of the node. */
  readonly id: string;
  /** What hides the pictures of nodes with a lower z, whether or not this node has one of its own. */
  readonly frame: Rect;
  /** Nodes of equal z lie in the order of the list. A body's nodes lie above the combinator that holds them. */
  readonly z: number;
  /** Radius of the frame's corners. */
  readonly radius?: number;
  readonly picture?: ScenePicture;
}

export interface ScenePicture {
  /** The path of the port whose value is shown. */
  readonly port: string;
  readonly picture: Picture;
  /** Where the picture lies in the room that the node leaves for it. */
  readonly box: Rect;
  /** What `pictureSize(picture)` is times to fill the box: below 1 where there is less room than it needs. */
  readonly shrink: number;
  /** What is marked on it, in the coordinates of the box. */
  readonly outline?: Rect;
}

/** Which cells of pictures are lit, and which number a cell stands for. */
export interface Lights {
  /** A byte for each number that the port's picture shows. */
  litOf(port: string): Lit | undefined;
  subscribe(listener: () => void): () => void;
}

export interface Scene {
  readonly viewport: Viewport;
  readonly nodes: readonly SceneNode[];
}

/** Where the pictures learn what to paint where; the listener may be called as often as anything moves. */
export interface SceneSource {
  getScene(): Scene;
  subscribe(listener: () => void): () => void;
}
