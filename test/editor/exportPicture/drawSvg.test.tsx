import { describe, expect, test } from 'vitest';
import { setLabel } from '../../../src/document/edits.ts';
import { curvePath } from '../../../src/editor/canvas/wires/curve.ts';
import { coloursOf } from '../../../src/editor/exportPicture/colours.ts';
import type { Painting } from '../../../src/editor/exportPicture/drawNode.ts';
import { type Drawing, drawSvg } from '../../../src/editor/exportPicture/drawSvg.ts';
import { curveOf } from '../../../src/editor/exportPicture/drawWire.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import { toggleCollapsed } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { toggleUnrolled } from '../../../src/editor/state/unroll.ts';
import { followUnrolled } from '../../../src/editor/unroll/followUnrolled.ts';
import { editorOf, nameReader, reader, treeReader } from '../editorOf.ts';

/** The theme, whose every colour is called as it is named. */
const colours = coloursOf((name) => name.slice(2));

function draw(editor: Editor, more: Partial<Drawing> = {}) {
  const { layout, wires, inference, history } = editor.getState();
  const svg = drawSvg({
    layout,
    wires,
    types: inference.types,
    paintings: new Map(),
    colours,
    title: history.present.title ?? '',
    background: 'white',
    ...more,
  });
  const page = new DOMParser().parseFromString(svg.text, 'image/svg+xml');
  expect(page.querySelector('parsererror')).toBeNull();
  const all = (selector: string) => [...page.querySelectorAll(selector)];
  return { ...svg, page, all, texts: () => all('text').map((each) => each.textContent) };
}

const number = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));

describe('the drawing as an SVG', () => {
  test('has every node as a box where the layout has it', () => {
    const editor = editorOf(reader());
    const { page, all } = draw(editor);
    const { layout } = editor.getState();
    expect(all('g.node')).toHaveLength(layout.size);
    for (const { path, x, y, box } of layout.values()) {
      const group = page.getElementById(`node-${path.replaceAll('/', '.')}`);
      const rect = group?.querySelector(':scope > rect.box');
      expect([number(rect, 'width') + 1, number(rect, 'height') + 1]).toEqual([box.width, box.height]);
      // What lies in a body is moved back from its combinator, and then to its own place.
      expect(group?.getAttribute('transform')).toBe(`translate(${x} ${y})`);
    }
  });

  test('has every wire as the curve that the canvas draws', () => {
    const editor = editorOf(nameReader());
    const { all } = draw(editor);
    const { wires, layout } = editor.getState();
    const drawn = all('g.wire').map((each) => each.querySelector('path')?.getAttribute('d'));
    const expected = wires.map((wire) => curvePath(curveOf(wire, layout) ?? []));
    expect(drawn.sort()).toEqual(expected.sort());
  });

  test('has trees below their brackets, and none while these are wrong', () => {
    const drawn = draw(editorOf(treeReader('((the film) good)')));
    expect(drawn.all('g.tree text').map((each) => each.textContent)).toEqual(['the', 'film', 'good']);
    expect(drawn.all('g.tree line')).toHaveLength(4);
    expect(draw(editorOf(treeReader('((the film good)'))).all('g.tree')).toEqual([]);
  });

  test('tells kinds of values apart by form: double lines, ribs, dots and branches', () => {
    const lines = (editor: Editor, from: string, to: string) =>
      draw(editor).page.getElementById(`wire-${from}-${to}`)?.querySelectorAll('path').length;
    expect(lines(editorOf(reader()), 'draw.out', 'edges.x')).toBe(2);
    expect(lines(editorOf(reader()), 'flat.y', 'guess.x')).toBe(1);
    const [symbols] = draw(editorOf(nameReader())).all('#wire-letters\\.out-embed\\.x path');
    expect(symbols?.getAttribute('stroke-linecap')).toBe('round');
    expect(draw(editorOf(treeReader())).all('g.wire g rect').length).toBeGreaterThan(0);
  });

  test('has what is unrolled below all else, with its pictures and the lines that tie weights', () => {
    const editor = editorOf(nameReader());
    toggleUnrolled(editor, 'read');
    followUnrolled(editor);
    const drawings = editor.getState().unrollings;
    const [drawing] = drawings;
    const painting: Painting = { address: 'data:image/png;base64,', texts: [] };
    const paintings = new Map(drawing?.pictures.map(({ port }) => [port, painting]));
    const { page, all, height } = draw(editor, { unrolled: { drawings, paintings } });
    expect(all('g.unrolled image')).toHaveLength(drawing?.pictures.length ?? 0);
    expect(all('g.unrolled .knot')).toHaveLength(3);
    expect(all('g.unrolled text').map((each) => each.textContent)).toContain('“d”');
    expect(page.getElementById('unrolled-read')?.getAttribute('transform')).toBe(
      `translate(${drawing?.x} ${drawing?.y})`,
    );
    expect(height).toBeGreaterThan((drawing?.y ?? 0) + (drawing?.height ?? 0));
    const alone = draw(editor, { unrolled: { drawings, paintings }, only: new Set() });
    expect(alone.all('g.node')).toEqual([]);
    expect(alone.all('g.unrolled')).toHaveLength(1);
  });

  test('has titles, names of ports and what layers are mapped over as text', () => {
    const editor = editorOf(reader());
    edit(editor, (document) => setLabel(document, 'guess', 'Guess <1 & "2">'));
    const { texts } = draw(editor);
    expect(texts()).toEqual(
      expect.arrayContaining(['Image', 'Convolve', 'Guess <1 & "2">', 'window', 'result', '× 24 × 24']),
    );
  });

  test('has ids that are unique, nothing of HTML, and nothing from elsewhere', () => {
    const { all, text } = draw(editorOf(reader()));
    const ids = all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(text).not.toMatch(/foreignObject|<script|url\(|href="(?!data:)/);
  });

  test('holds pictures as PNGs, with their texts as text', () => {
    const painting: Painting = {
      address: 'data:image/png;base64,AAAA',
      texts: [{ text: '0.98', x: 4, y: 8, size: 11, weight: 600, colour: 'ink', align: 'right' }],
    };
    const { all, texts } = draw(editorOf(reader()), { paintings: new Map([['guess.y', painting]]) });
    expect(all('image').map((each) => each.getAttribute('href'))).toEqual([painting.address]);
    expect(texts()).toContain('0.98');
  });

  test('of a selection holds what is selected, what lies in it, and the wires between', () => {
    const editor = editorOf(reader());
    const { all, width } = draw(editor, { only: new Set(['edges', 'pool']) });
    expect(all('g.node').map(({ id }) => id)).toEqual(['node-edges', 'node-edges.cell', 'node-pool']);
    expect(all('g.wire').map(({ id }) => id)).toContain('wire-edges.y-pool.x');
    expect(all('g.wire')).toHaveLength(3);
    expect(width).toBeLessThan(draw(editor).width);
    expect(draw(editor, { only: new Set(['edges/cell']) }).all('g.node')).toHaveLength(1);
  });

  test('shows a closed body closed', () => {
    const editor = editorOf(reader());
    toggleCollapsed(editor, 'edges');
    expect(draw(editor).all('#node-edges .frame, #node-edges\\.cell')).toEqual([]);
  });

  test('is framed so that nothing is cut, on white or on nothing', () => {
    const editor = editorOf(reader());
    const { page, width, height } = draw(editor);
    const [x = 0, y = 0, ...size] =
      page.documentElement.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    expect(size).toEqual([width, height]);
    for (const each of editor.getState().layout.values()) {
      expect(each.x - x).toBeGreaterThanOrEqual(16);
      expect(each.y - y).toBeGreaterThanOrEqual(16);
      expect(each.x + each.box.width).toBeLessThanOrEqual(x + width - 16);
      expect(each.y + each.box.height).toBeLessThanOrEqual(y + height - 16);
    }
    expect(page.querySelector('svg > rect')?.getAttribute('fill')).toBe('#ffffff');
    expect(draw(editor, { background: 'transparent' }).page.querySelector('svg > rect')).toBeNull();
  });
});

test('notes and frames lie under the nodes, with their words', () => {
  const editor = editorOf(reader());
  const document = {
    ...editor.getState().history.present,
    notes: [
      { text: 'Read this first, and then look at the two convolutions.', at: [-400, 0], colour: 'yellow' },
    ],
    frames: [{ title: 'Features', at: [-8, -40], size: [600, 400] }],
  } as const;
  const { all, texts, page } = draw(editor, { annotated: document });
  expect(texts()).toContain('Features');
  expect(
    all('g.note text')
      .map((line) => line.textContent)
      .join(' '),
  ).toBe(document.notes[0].text);
  expect(all('g.note text').length).toBeGreaterThan(1);
  const [first] = all('g.frame, g.note, g.node');
  expect(first?.getAttribute('class')).toBe('frame');
  expect(Number(page.documentElement.getAttribute('viewBox')?.split(' ')[0])).toBeLessThanOrEqual(-400);
});
