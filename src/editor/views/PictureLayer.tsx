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
 * The pictures of all nodes. It fills its parent, which has to be the pane of the canvas of nodes, lies
 * over it, and lets every pointer through. What it shows is told in words by the nodes themselves.
 */
export function PictureLayer({ scene, activations, lights, limits }: PictureLayerProps) {
  const pane = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      sheet.current && pane.current
        ? startPainter(sheet.current, pane.current, activations, scene, lights, limits)
        : undefined,
    [activations, scene, lights, limits],
  );
  return (
    <div ref={pane} className="picture-layer" aria-hidden="true">
      <div ref={sheet} />
    </div>
  );
}
