import { describe, expect, test } from 'vitest';
import { pointOn } from '../../../../src/editor/canvas/wires/curve.ts';
import { dropTarget, wireCurve } from '../../../../src/editor/canvas/wires/dropTarget.ts';
import { editorOf, reader } from '../../editorOf.ts';

const state = editorOf(reader()).getState();

function middleOf(id: string) {
  const wire = state.wires.find((each) => each.id === id);
  const curve = wire && wireCurve(state.layout, wire);
  if (!curve) throw new Error(`There is no wire ${id}.`);
  return pointOn(curve, 0.5);
}

describe('what a dropped block does', () => {
  test('it goes on the wire that it is let go on', () => {
    expect(dropTarget(state, 'vanilla', middleOf('draw.out>edges.x'), 1)).toEqual({
      wire: 'draw.out>edges.x',
    });
    expect(dropTarget(state, 'tanh', middleOf('edges/cell.y>edges/$.result'), 1)).toEqual({
      wire: 'edges/cell.y>edges/$.result',
    });
  });

  test('it goes into the innermost body under it, or else into the document', () => {
    const { x = 0, y = 0, frame } = state.layout.get('edges') ?? {};
    expect(
      dropTarget(state, 'vanilla', { x: x + (frame?.x ?? 0) + 4, y: y + (frame?.y ?? 0) + 4 }, 1),
    ).toEqual({ scope: 'edges' });
    expect(dropTarget(state, 'vanilla', { x: 0, y: 900 }, 1)).toEqual({ scope: '' });
  });

  test('a source has no input to be put on a wire with', () => {
    expect(dropTarget(state, 'image', middleOf('draw.out>edges.x'), 1)).toEqual({ scope: '' });
  });

  test('the reach is one of the screen: zoomed out, it covers more of the drawing', () => {
    const { x, y } = middleOf('draw.out>edges.x');
    expect(dropTarget(state, 'vanilla', { x, y: y - 30 }, 1)).toEqual({ scope: '' });
    expect(dropTarget(state, 'vanilla', { x, y: y - 30 }, 0.25)).toEqual({ wire: 'draw.out>edges.x' });
  });
});
