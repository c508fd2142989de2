import { describe, expect, test } from 'vitest';
import { setParameter } from '../../../src/document/edits.ts';
import { load } from '../../../src/document/load.ts';
import { overlaps } from '../../../src/editor/canvas/layout/geometry.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { setPosition } from '../../../src/editor/state/scrub.ts';
import { select, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { toggleUnrolled, unrollable } from '../../../src/editor/state/unroll.ts';
import { followUnrolled } from '../../../src/editor/unroll/followUnrolled.ts';
import type { Stroke, Unrolling } from '../../../src/editor/unroll/unrolling.ts';
import listsFile from '../../../src/samples/lists.json' with { type: 'json' };
import { editorOf, reader, treeReader } from '../editorOf.ts';
import { deepStack, letterReader, letterWindows } from './graphs.ts';

/** The drawing of an unrolled body, by what of it there is. */
function unrolled(editor: Editor, path: string) {
  toggleUnrolled(editor, path);
  followUnrolled(editor);
  return { editor, now: () => seen(editor.getState().unrollings.find((each) => each.path === path)) };
}

function seen(unrolling: Unrolling | undefined) {
  if (!unrolling) throw new Error('Nothing is unrolled.');
  const of = <K extends Stroke['kind']>(kind: K) =>
    unrolling.strokes.filter((stroke): stroke is Extract<Stroke, { kind: K }> => stroke.kind === kind);
  return {
    ...unrolling,
    of,
    positions: unrolling.instances.map(({ position }) => position),
    texts: of('text').map(({ text }) => text),
    ports: unrolling.pictures.map(({ port }) => port),
  };
}

const from = (editor: Editor, path: string) => unrolled(editor, path).now();

test('values that would take too much are told of, and that one instance has its own once it is chosen', () => {
  expect(from(editorOf(reader()), 'edges').caption).not.toContain('MB');
  const nodes = reader().nodes.map((node) => {
    if (node.id === 'draw') return { ...node, params: { height: 200, width: 200 } };
    const { body } = node;
    const wide = body?.nodes.map((each) => ({ ...each, params: { units: 512 } }));
    return body && wide ? { ...node, body: { ...body, nodes: wide } } : node;
  });
  const { editor, now } = unrolled(editorOf({ ...reader(), nodes }), 'edges');
  expect(now().caption).toContain(
    'The values of all 38,416 windows would take more than 64 MB: choose one to see its own.',
  );
  setPosition(editor, 'edges', 7);
  expect(now().caption).toContain('only those of the chosen one are computed, the others are hatched.');
});

describe('a body that is unrolled', () => {
  test('has a frame, its nodes and their pictures at each instance', () => {
    const { positions, of, ports } = from(editorOf(letterReader('love')), 'read');
    expect(positions).toEqual([0, 1, 2, 3]);
    expect(of('frame')).toHaveLength(4);
    expect(of('node').map(({ title }) => title)).toEqual(
      Array.from({ length: 4 }, () => ['Vanilla layer', 'GRU']).flat(),
    );
    for (const i of positions)
      for (const port of ['read/$.element', 'read/layer.y', 'read/cell.output'])
        expect(ports).toContain(`${port}@read=${i}`);
  });

  test('says what it is, how it goes and what its instances share', () => {
    const { title, caption, texts } = from(editorOf(letterReader('love')), 'read');
    expect(title).toBe('Recur, unrolled: 4 steps');
    // 5 × 6 + 5 of the layer, and of the GRU 3 × (4 × 5 + 4 × 4 + 4).
    expect(caption).toBe(
      'The sequence is read from left to right; each step hands its state to the next. ' +
        'All share one set of 155 weights, which the dotted line joins.',
    );
    expect(texts).toEqual(expect.arrayContaining(['35 weights', '120 weights', '“l”', '“o”', '“v”', '“e”']));
  });

  test('lies below all else of the drawing, and holds all that is drawn of it', () => {
    const editor = editorOf({ ...letterReader('love'), notes: [{ text: 'Low', at: [0, 900] }] });
    const { y, width, height, pictures, instances } = from(editor, 'read');
    expect(y).toBeGreaterThan(900);
    for (const { box } of [...pictures, ...instances]) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });

  test('changes nothing of the document, and goes with its combinator', () => {
    const { editor } = unrolled(editorOf(letterReader('love')), 'read');
    expect(editor.getState().history.past).toEqual([]);
    edit(editor, (document) => ({ ...document, nodes: [], wires: [] }));
    expect(editor.getState().unrollings).toEqual([]);
  });

  test('is drawn anew when its body changes', () => {
    const { editor, now } = unrolled(editorOf(letterReader('love')), 'read');
    edit(editor, (document) => setParameter(document, 'letters', 'value', 'lovelace'));
    expect(now().positions).toHaveLength(8);
  });

  test('of a closed combinator is drawn too, but none that is hidden in one', () => {
    const { editor, now } = unrolled(editorOf(load(listsFile).document ?? letterReader('')), 'compose');
    toggleCollapsed(editor, 'compose');
    expect(now().positions).toEqual([0, 1, 2]);
    setPosition(editor, 'compose', 0);
    toggleUnrolled(editor, 'compose/read');
    expect(editor.getState().unrollings.map(({ path }) => path)).toEqual(['compose']);
    toggleCollapsed(editor, 'compose');
    expect(editor.getState().unrollings.map(({ path }) => path)).toEqual(['compose', 'compose/read']);
  });

  test('lets the instance stand out that is looked at', () => {
    const { editor, now } = unrolled(editorOf(letterReader('love')), 'read');
    setPosition(editor, 'read', 2);
    expect(
      now()
        .of('frame')
        .map(({ current }) => current),
    ).toEqual([false, false, true, false]);
    expect(
      now()
        .of('text')
        .find(({ tone }) => tone === 'current')?.text,
    ).toBe('“v”');
  });

  test('has values at all instances from what is asked for once', () => {
    const { editor } = unrolled(editorOf(letterReader('love', { direction: 'both' })), 'read');
    const ports = liveSourceOf(editor).getPorts();
    expect(ports).toContain('read[backward]/cell.output');
    expect(ports.filter((port) => port.includes('@'))).toEqual([]);
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe('an unrolled recurrence', () => {
  /** The first and the last point of each wire outside of frames, from left to right. */
  const states = ({ of }: ReturnType<typeof seen>) =>
    of('wire')
      .map(({ curve, arrow }) => ({ from: curve[0]?.[0], to: curve.at(-1)?.[3], arrow }))
      .filter(({ from, to }) => from?.y === to?.y);

  test('hands the state from each step to the next, to the right', () => {
    const drawn = from(editorOf(letterReader('love')), 'read');
    expect(drawn.of('wire').filter(({ arrow }) => arrow?.to === 'right')).toHaveLength(4 + 1);
    for (const { from, to } of states(drawn)) expect(to?.x).toBeGreaterThan(from?.x ?? 0);
  });

  test('hands it to the left where it is read backward', () => {
    const drawn = from(editorOf(letterReader('love', { direction: 'backward' })), 'read');
    expect(drawn.of('wire').filter(({ arrow }) => arrow?.to === 'left')).toHaveLength(4 + 1);
    expect(drawn.caption).toContain('from right to left');
  });

  test('has a row for each reading, with weights of its own', () => {
    const { instances, of, texts } = from(editorOf(letterReader('love', { direction: 'both' })), 'read');
    expect(instances.map(({ reading, position }) => `${reading} ${position}`)).toEqual(
      ['forward', 'backward'].flatMap((reading) => [0, 1, 2, 3].map((i) => `${reading} ${i}`)),
    );
    expect(texts.filter((text) => text === '120 weights')).toHaveLength(2);
    expect(of('wire').filter(({ arrow }) => arrow?.to === 'left')).toHaveLength(4 + 1);
  });

  test('leaves out what is far from the ends and from what is looked at', () => {
    const { editor, now } = unrolled(editorOf(letterReader('a'.repeat(100))), 'read');
    setPosition(editor, 'read', 50);
    expect(now().positions).toEqual([0, 1, 48, 49, 50, 51, 52, 98, 99]);
    expect(now().texts.filter((text) => text.endsWith(' more'))).toEqual(['46 more', '45 more']);
    expect(
      now()
        .of('wire')
        .filter(({ skips }) => skips),
    ).toHaveLength(2);
  });
});

describe('an unrolled stack', () => {
  test('has no ties where every copy has weights of its own', () => {
    const { of, caption } = from(editorOf(deepStack()), 'deep');
    expect(of('tie')).toEqual([]);
    expect(caption).toBe(
      'Each copy is fed by the one before. Each has weights of its own, 100 weights in all.',
    );
  });

  test('ties its copies where they share them', () => {
    const { of, texts } = from(editorOf(deepStack({ shared: true })), 'deep');
    expect(of('knot')).toHaveLength(5);
    expect(texts).toContain('20 weights');
  });
});

describe('an unrolled convolution', () => {
  test('stands over the elements that its windows read, each drawn once', () => {
    const { ports, of, texts } = from(editorOf(letterWindows('love', { padding: 'same' })), 'slide');
    expect(ports.filter((port) => port.startsWith('slide.x@'))).toEqual(
      [0, 1, 2, 3].map((i) => `slide.x@slide=${i}`),
    );
    // The border on both sides is zeros.
    expect(of('pad')).toHaveLength(4 + 2);
    expect(texts.filter((text) => text === '0')).toHaveLength(2);
  });

  test('marks on the picture what each window reads', () => {
    const { editor, now } = unrolled(editorOf(reader()), 'edges');
    setPosition(editor, 'edges', 24 * 10 + 12);
    const { pictures, texts } = now();
    const marked = pictures.filter(({ outline }) => outline);
    expect(marked.map(({ port }) => port)).toEqual(Array(9).fill('edges.x'));
    const { box, outline } = marked[4] ?? {};
    // Row 11, column 13 of windows of five on 28 × 28.
    expect(((outline?.x ?? 0) - (box?.x ?? 0)) / (box?.width ?? 1)).toBeCloseTo(12 / 28, 1);
    expect((outline?.width ?? 0) / (box?.width ?? 1)).toBeCloseTo(5 / 28, 1);
    expect(texts).toContain('11, 13');
  });
});

describe('an unrolled fold', () => {
  test('is the tree: its leaves in one line, each node over its children', () => {
    const { instances, of, texts } = from(editorOf(treeReader('((the film) (was good))')), 'fold');
    const [left, right, root] = instances.map(({ box }) => box);
    if (!left || !right || !root) throw new Error('There are three inner nodes.');
    expect(left.y).toBe(right.y);
    expect(root.y + root.height).toBeLessThan(left.y);
    expect(root.x + root.width / 2).toBeCloseTo((left.x + right.x + right.width) / 2);
    expect(new Set(of('pad').map(({ box }) => box.y)).size).toBe(1);
    expect(texts).toEqual(expect.arrayContaining(['the', 'film', 'was', 'good']));
  });

  test('ties all nodes, in whatever height', () => {
    const { of } = from(editorOf(treeReader('(((the film) was) good)')), 'fold');
    expect(of('knot')).toHaveLength(3);
    expect(of('tie')).toHaveLength(3 + 1);
  });

  test('overlaps nowhere', () => {
    const { instances, of } = from(
      editorOf(treeReader('(((the film) (was good)) (good (the film)))')),
      'fold',
    );
    const boxes = [...instances, ...of('pad')].map(({ box }) => box);
    boxes.forEach((one, i) => {
      for (const other of boxes.slice(i + 1)) expect(overlaps(one, other)).toBe(false);
    });
  });

  test('of a large tree is drawn around what is looked at', () => {
    const words = (depth: number): string =>
      depth === 0 ? 'the' : `(${words(depth - 1)} ${words(depth - 1)})`;
    const { editor, now } = unrolled(editorOf(treeReader(words(6))), 'fold');
    setPosition(editor, 'fold', 3);
    expect(now().positions).toHaveLength(15);
    expect(now().positions).toEqual(expect.arrayContaining([3, 62]));
    expect(now().texts.some((text) => text.endsWith(' more'))).toBe(true);
  });

  test('shows bodies in its body, rolled up', () => {
    const { of, ports } = from(editorOf(load(listsFile).document ?? letterReader('')), 'compose');
    expect(of('frame')).toHaveLength(3 + 3);
    expect(ports.filter((port) => port.startsWith('compose/read/cell.output@'))).toHaveLength(3);
  });
});

test('the combinator that is meant is the one selected, or the nearest around', () => {
  const editor = editorOf(load(listsFile).document ?? letterReader(''));
  const meant = (...paths: string[]) => {
    select(editor, paths);
    return unrollable(editor.getState());
  };
  expect(meant()).toBeUndefined();
  expect(meant('compose')).toBe('compose');
  expect(meant('compose/read/cell')).toBe('compose/read');
});
