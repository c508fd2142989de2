import { act, fireEvent } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../src/document/edits.ts';
import { Canvas } from '../../../src/editor/canvas/Canvas.tsx';
import { useStoreApi, type ViewportStore } from '../../../src/editor/canvas/flow/flow.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

const elementOf = (path: string) => {
  const found = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${path}"]`);
  if (!found) throw new Error(`There is no node ${path}.`);
  return found;
};

/** Where a node is seen, from the corner of the drawing: by its own place or a transform, and what moves it from there. */
const placeOf = (path: string): number[] => {
  const { left, top, transform, translate } = elementOf(path).style;
  const [x = 0, y = 0] =
    transform === 'none' ? [left, top].map(Number.parseFloat) : numbersIn(transform.replace('translate', ''));
  const [right = 0, down = 0] = numbersIn(translate);
  return [x + right, y + down];
};
const numbersIn = (text: string) => [...text.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number));

const wiresIn = (selector: string) =>
  [...document.querySelectorAll(`${selector} .wire`)].map((wire) => wire.getAttribute('data-wire'));
const lineOf = (wire: string) =>
  document.querySelector(`.wire[data-wire="${wire}"] .wire-line`)?.getAttribute('d');

const move = (editor: Editor, path: string, x: number, y: number) =>
  outside(() =>
    edit(editor, (document) => moveNodes(document, new Map([[path, [x, y]]])), {
      gesture: 'move',
      room: false,
    }),
  );
const dragged = (editor: Editor, ...paths: string[]) =>
  outside(() => editor.setState({ dragging: { paths: new Set(paths) } }));
const letGo = (editor: Editor) => outside(() => editor.setState({ dragging: undefined }));

/** The canvas, with what of it comes behind the first paint. */
const renderWhole = (editor: Editor) =>
  act(async () => {
    renderEditor(editor, <Canvas />);
    await import('../../../src/editor/canvas/wires/MovingWires.tsx');
  });

describe('a node that is dragged', () => {
  test('goes where the document has it, with all in its body, and stays there when it is let go', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    const places = () => ['edges', 'edges/cell', 'pool'].map((path) => placeOf(path));
    const expected = () =>
      ['edges', 'edges/cell', 'pool'].map((path) => {
        const { x, y } = editor.getState().layout.get(path) ?? {};
        return [x, y];
      });
    dragged(editor, 'edges');
    expect(places()).toEqual(expected());
    move(editor, 'edges', 300, 120);
    expect(places()).toEqual(expected());
    move(editor, 'edges', 320, -40);
    expect(places()).toEqual(expected());
    letGo(editor);
    expect(places()).toEqual(expected());
    expect(elementOf('edges').style.translate).toBe('');
  });

  test('moves without any other being drawn anew', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    dragged(editor, 'pool');
    const changed: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target } of records) changed.push((target as Element).getAttribute('data-id') ?? '');
    });
    observer.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['style'] });
    move(editor, 'pool', 700, 80);
    for (const { target } of observer.takeRecords())
      changed.push((target as Element).getAttribute('data-id') ?? '');
    observer.disconnect();
    expect([...new Set(changed)]).toEqual(['pool']);
  });

  test('takes its wires along, outside of those that stay', async () => {
    const editor = editorOf(reader());
    await renderWhole(editor);
    const resting = lineOf('pool.y>flat.x');
    dragged(editor, 'pool');
    expect(wiresIn('.moving-wires')).toEqual(['edges.y>pool.x', 'pool.y>flat.x']);
    expect(wiresIn('.react-flow__edges')).not.toContain('pool.y>flat.x');
    expect(lineOf('pool.y>flat.x')).toBe(resting);
    move(editor, 'pool', 700, 80);
    const moved = lineOf('pool.y>flat.x');
    expect(moved).not.toBe(resting);
    letGo(editor);
    expect(wiresIn('.moving-wires')).toEqual([]);
    expect(lineOf('pool.y>flat.x')).toBe(moved);
  });

  test('has the wires of its body over its frame, and those around it under all nodes', async () => {
    const editor = editorOf(reader());
    await renderWhole(editor);
    dragged(editor, 'edges');
    expect(wiresIn('.moving-wires[data-in-body="false"]')).toEqual(['draw.out>edges.x', 'edges.y>pool.x']);
    expect(wiresIn('.moving-wires[data-in-body="true"]')).toEqual([
      'edges/$.window>edges/cell.x',
      'edges/cell.y>edges/$.result',
    ]);
  });

  test('shows what is changed of it meanwhile, and makes the frame around it grow', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    const width = () => Number.parseFloat(elementOf('edges').style.width);
    const before = width();
    dragged(editor, 'edges/cell');
    move(editor, 'edges/cell', 200, 0);
    expect(width()).toBe(before + 200);
    const { x, y } = editor.getState().layout.get('edges/cell') ?? {};
    expect(placeOf('edges/cell')).toEqual([x, y]);
  });

  test('takes the rectangle around a selection along, when it is dragged by that', () => {
    const editor = editorOf(reader());
    let flow: ViewportStore | undefined;
    const Probe = () => {
      flow = useStoreApi();
      return null;
    };
    renderEditor(
      editor,
      <>
        <Canvas />
        <Probe />
      </>,
    );
    outside(() => select(editor, ['pool', 'flat']));
    outside(() => flow?.setState({ nodesSelectionActive: true }));
    const rectangle = document.querySelector<HTMLElement>('.react-flow__nodesselection-rect');
    if (!rectangle) throw new Error('There is no rectangle around the selection.');
    // Behind how the view is moved and scaled, which follows a pointer that is outside of it.
    const place = () => numbersIn(rectangle.parentElement?.style.transform ?? '').slice(-2);
    const corner = () => {
      const { x, y } = editor.getState().layout.get('pool') ?? {};
      return [x, y];
    };
    const before = corner();
    expect(place()).toEqual(before);
    outside(() => fireEvent.mouseDown(rectangle, { view: window, button: 0, clientX: 0, clientY: 0 }));
    outside(() => fireEvent.mouseMove(window, { view: window, clientX: 40, clientY: 80 }));
    outside(() => fireEvent.mouseMove(window, { view: window, clientX: 60, clientY: 120 }));
    expect(editor.getState().dragging?.paths).toEqual(new Set(['pool', 'flat']));
    expect(corner()).not.toEqual(before);
    expect(place()).toEqual(corner());
    expect(placeOf('pool')).toEqual(corner());
    outside(() => fireEvent.mouseUp(window, { view: window }));
  });

  test('is no longer dragged when a second finger makes React Flow give it up', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    const node = elementOf('pool');
    const finger = (identifier: number, clientX: number) => ({
      identifier,
      target: node,
      clientX,
      clientY: 0,
    });
    const touch = (kind: 'touchStart' | 'touchMove' | 'touchEnd', ...fingers: object[]) =>
      outside(() => fireEvent[kind](node, { touches: fingers, changedTouches: fingers, view: window }));
    touch('touchStart', finger(0, 0));
    touch('touchMove', finger(0, 40));
    expect(editor.getState().dragging?.paths).toEqual(new Set(['pool']));
    touch('touchMove', finger(0, 60), finger(1, 90));
    outside(() => fireEvent.touchEnd(node, { touches: [], changedTouches: [finger(0, 60)], view: window }));
    await expect.poll(() => editor.getState().dragging).toBeUndefined();
  });
});
