import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Canvas } from '../../../src/editor/canvas/Canvas.tsx';
import { leastZoom } from '../../../src/editor/canvas/FarContext.ts';
import { useReactFlow } from '../../../src/editor/canvas/flow/flow.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

describe('a drawing seen from far away', () => {
  it('keeps its nodes and wires, and leaves out names and ports until it comes nearer', () => {
    let zoomTo: (zoom: number) => void = () => {};
    function Zoom() {
      const flow = useReactFlow();
      zoomTo = (zoom) => void flow.setViewport({ x: 0, y: 0, zoom });
      return null;
    }
    renderEditor(
      editorOf(reader()),
      <>
        <Canvas />
        <Zoom />
      </>,
    );
    const count = (selector: string) => document.querySelectorAll(selector).length;
    outside(() => zoomTo(1));
    expect(count('.port')).toBeGreaterThan(10);
    expect(screen.getByText('Convolve')).toBeTruthy();
    const [nodes, wires] = [count('.node'), count('.wire-line')];

    outside(() => zoomTo(leastZoom / 2));
    expect(count('.port')).toBe(0);
    expect(screen.queryByText('Convolve')).toBeNull();
    expect(count('.node')).toBe(nodes);
    // Wires that look the same are parts of one line, each of which begins with an M.
    const lines = [...document.querySelectorAll('.wire-line')].map((line) => line.getAttribute('d') ?? '');
    expect(lines.join('').match(/M/g)).toHaveLength(wires);

    outside(() => zoomTo(1));
    expect(count('.port')).toBeGreaterThan(10);
  });
});
