import { useEffect, useRef } from 'react';
import type { Activations } from '../state/activations.ts';
import type { ColourLimits } from '../state/colourLimits.ts';
import { startPainter } from './painter.ts';
import type { Lights, SceneSource } from './scene.ts';
import './views.css';

interface PictureLayerProps {
  readonly scene: SceneSource;
  readonly activations: Activations;
  readonly lights: Lights;
  readonly limits: ColourLimits;
}

/**
 * The canvas with the pictures of all nodes. It fills its parent, which has to be the pane of the canvas of nodes, lies
 * over it, and lets every pointer through. What it shows is told in words by the nodes themselves.
 */
export function PictureLayer({ scene, activations, lights, limits }: PictureLayerProps) {
  const pane = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(
    () =>
      canvas.current && pane.current
        ? startPainter(canvas.current, pane.current, activations, scene, lights, limits)
        : undefined,
    [activations, scene, lights, limits],
  );
  return (
    <div ref={pane} className="picture-layer" aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  );
}
