import { describe, expect, test } from 'vitest';
import { graphAt, nodeAt } from '../../../src/document/graph.ts';
import { load } from '../../../src/document/load.ts';
import { splitPath } from '../../../src/document/path.ts';
import { save } from '../../../src/document/save.ts';
import { overlaps } from '../../../src/editor/canvas/layout/geometry.ts';
import {
  copySelection,
  duplicateSelection,
  pasteText,
  removeCopied,
} from '../../../src/editor/state/clipboard.ts';
import { redoStep, undoStep } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

const centre = { x: 600, y: 200 };

function copied(editor: Editor, ...paths: string[]): string {
  select(editor, paths);
  return copySelection(editor) ?? '';
}

/** Pastes or duplicates, and holds that what comes is selected, covers nothing, and goes with one undo. */
async function checkAdded(editor: Editor, add: () => void | Promise<void>): Promise<readonly string[]> {
  const { history } = editor.getState();
  await add();
  const { layout, selectedNodes, history: after } = editor.getState();
  expect(after.past).toHaveLength(history.past.length + 1);
  for (const path of selectedNodes)
    for (const other of layout.values())
      if (other.path !== path && other.scope === splitPath(path)[0])
        expect(overlaps(layout.get(path)?.box ?? other.box, other.box), `${path} ${other.path}`).toBe(false);
  undoStep(editor);
  expect(editor.getState().history.present).toBe(history.present);
  redoStep(editor);
  return [...selectedNodes];
}

describe('copying', () => {
  test('gives a document of the selected nodes, with the wires among them', () => {
    const { document } = load(copied(editorOf(reader()), 'flat', 'pool'));
    expect(document?.nodes.map(({ id }) => id)).toEqual(['pool', 'flat']);
    expect(document?.wires).toEqual([['pool.y', 'flat.x']]);
  });

  test('takes bodies along, and of nodes in several scopes those in the outermost', () => {
    const { document } = load(copied(editorOf(reader()), 'edges/cell', 'edges'));
    expect(document?.nodes).toEqual([reader().nodes[1]]);
    const mixed = load(copied(editorOf(reader()), 'edges/cell', 'pool'));
    expect(mixed.document?.nodes.map(({ id }) => id)).toEqual(['pool']);
  });

  test('gives nothing when no node is selected', () => {
    expect(copySelection(editorOf(reader()))).toBeUndefined();
  });
});

describe('cutting', () => {
  test('removes what is copied in one step, and the chain stays one', () => {
    const editor = editorOf(reader());
    copied(editor, 'pool', 'edges/cell');
    removeCopied(editor);
    const { layout, history } = editor.getState();
    expect([layout.has('pool'), layout.has('edges/cell'), history.past.length]).toEqual([false, true, 1]);
    expect(history.present.wires).toContainEqual(['edges.y', 'flat.x']);
  });
});

describe('pasting', () => {
  test('puts nodes below the selected ones, with ids of their own, in one step', async () => {
    const editor = editorOf(reader());
    const text = copied(editor, 'pool', 'flat');
    const added = await checkAdded(editor, () => pasteText(editor, text, { centre }));
    expect(added).toEqual(['pool-2', 'flat-2']);
    const { layout, history } = editor.getState();
    expect(history.present.wires).toContainEqual(['pool-2.y', 'flat-2.x']);
    expect(layout.get('pool-2')?.x).toBe(layout.get('pool')?.x);
    expect(layout.get('pool-2')?.y).toBeGreaterThan(layout.get('pool')?.y ?? 0);
  });

  test('again goes on below what was pasted before', async () => {
    const editor = editorOf(reader());
    const text = copied(editor, 'guess');
    await pasteText(editor, text, { centre });
    const added = await checkAdded(editor, () => pasteText(editor, text, { centre }));
    expect(added).toEqual(['guess-3']);
  });

  test('goes into the body that the selection lies in', async () => {
    const editor = editorOf(reader());
    const text = copied(editor, 'guess');
    select(editor, ['edges/cell']);
    const added = await checkAdded(editor, () => pasteText(editor, text, { centre }));
    expect(added).toEqual(['edges/guess']);
    expect(graphAt(editor.getState().history.present, 'edges')?.nodes).toHaveLength(2);
  });

  test('goes in the midst of what is seen when nothing is selected', async () => {
    const editor = editorOf({ nodes: [], wires: [] });
    const text = copied(editorOf(reader()), 'pool', 'flat');
    await checkAdded(editor, () => pasteText(editor, text, { centre }));
    const { layout } = editor.getState();
    const [pool, flat] = [layout.get('pool'), layout.get('flat')];
    expect(pool?.x).toBeLessThan(centre.x);
    expect((flat?.x ?? 0) + (flat?.box.width ?? 0)).toBeGreaterThan(centre.x);
  });

  test('takes all nodes of a whole file, bodies and all', async () => {
    const editor = editorOf(reader());
    const file = save(editorOf(nameReader()).getState().history.present);
    const added = await checkAdded(editor, () => pasteText(editor, file, { centre }));
    expect(added).toEqual(['letters', 'embed', 'read', 'guess-2']);
    expect(editor.getState().layout.has('read/cell')).toBe(true);
    expect(editor.getState().inference.problems).toEqual([]);
  });

  test.each([
    ['hello', /^Nothing was pasted\. This is not JSON: in line 1, column 1/],
    ['{"nodes": []}', /^Nothing was pasted\. This is no Layerwire document/],
    [save(editorOf({ nodes: [], wires: [] }).getState().history.present), /there are no nodes in it/],
  ])('of %s is told, and changes nothing', async (text, notice) => {
    const editor = editorOf(reader());
    await pasteText(editor, text, { centre });
    const { notices, history } = editor.getState();
    expect(history.past).toEqual([]);
    expect(notices.map(({ tone, text }) => [tone, notice.test(text)])).toEqual([['error', true]]);
  });
});

describe('duplicating', () => {
  test('feeds the copies as the originals are fed, from the boundary too', async () => {
    const editor = editorOf(nameReader());
    select(editor, ['embed', 'read']);
    expect(await checkAdded(editor, () => duplicateSelection(editor))).toEqual(['embed-2', 'read-2']);
    expect(editor.getState().history.present.wires.slice(-2)).toEqual([
      ['embed-2.y', 'read-2.sequence'],
      ['letters.out', 'embed-2.x'],
    ]);
    select(editor, ['read/cell']);
    duplicateSelection(editor);
    const body = graphAt(editor.getState().history.present, 'read');
    expect(body?.wires.slice(-2)).toEqual([
      ['$.element', 'cell-2.x'],
      ['$.state', 'cell-2.state'],
    ]);
    expect(editor.getState().inference.problems).toEqual([]);
  });

  test('pushes the neighbours of a combinator that grows', () => {
    const below = { id: 'below', block: 'tanh', at: [240, 480] } as const;
    const editor = editorOf({ ...reader(), nodes: [...reader().nodes, below] });
    select(editor, ['edges/cell']);
    for (let i = 0; i < 3; i++) duplicateSelection(editor);
    const { layout, history } = editor.getState();
    expect(nodeAt(history.present, 'below')?.at?.[1]).toBeGreaterThan(480);
    const [edges, pushed] = [layout.get('edges')?.box, layout.get('below')?.box];
    expect((edges?.y ?? 0) + (edges?.height ?? 0)).toBeLessThan(pushed?.y ?? 0);
  });

  test('does nothing when nothing is selected, and tells when there is no room', () => {
    const editor = editorOf({
      nodes: Array.from({ length: 2000 }, (_, i) => ({ id: `n${i}`, block: 'tanh' })),
      wires: [],
    });
    duplicateSelection(editor);
    expect(editor.getState().notices).toEqual([]);
    select(editor, ['n0']);
    duplicateSelection(editor);
    expect(editor.getState().notices[0]?.text).toMatch(/no room/);
    expect(editor.getState().history.past).toEqual([]);
  });
});

describe('notes and frames', () => {
  const annotated = () =>
    editorOf({
      ...reader(),
      notes: [{ text: 'Pools', at: [680, -120] }],
      frames: [{ title: 'Reader', at: [660, -40], size: [400, 300] }],
    });
  const annotationsOf = (editor: Editor) => {
    const { notes = [], frames = [] } = editor.getState().history.present;
    return [...notes.map(({ text, at }) => [text, at]), ...frames.map(({ title, at }) => [title, at])];
  };

  test('are copied and pasted with the nodes, and lie to them as before', async () => {
    const editor = annotated();
    select(editor, ['pool'], [], ['note 0', 'frame 0']);
    const text = copySelection(editor) ?? '';
    const other = editorOf({ nodes: [], wires: [] });
    await pasteText(other, text, { centre });
    const [x = 0, y = 0] = nodeAt(other.getState().history.present, 'pool')?.at ?? [];
    expect(annotationsOf(other)).toEqual([
      ['Pools', [x, y - 120]],
      ['Reader', [x - 20, y - 40]],
    ]);
    expect([...other.getState().selectedAnnotations]).toEqual(['frame 0', 'note 0']);
  });

  test('are duplicated below all that is selected', () => {
    const editor = annotated();
    select(editor, ['pool'], [], ['frame 0']);
    duplicateSelection(editor);
    const [, , copy] = annotationsOf(editor);
    const [x = 0, y = 0] = nodeAt(editor.getState().history.present, 'pool-2')?.at ?? [];
    expect(copy).toEqual(['Reader', [x - 20, y - 40]]);
    expect(y - 40).toBeGreaterThanOrEqual(260);
  });

  test('can be copied, cut and duplicated alone', () => {
    const editor = annotated();
    select(editor, [], [], ['note 0']);
    expect(load(copySelection(editor) ?? '').document).toMatchObject({
      nodes: [],
      notes: [{ text: 'Pools' }],
    });
    duplicateSelection(editor);
    expect([...editor.getState().selectedAnnotations]).toEqual(['note 1']);
    removeCopied(editor);
    expect(annotationsOf(editor).map(([words]) => words)).toEqual(['Pools', 'Reader']);
  });

  test('are left out in a body, which is said', async () => {
    const editor = annotated();
    select(editor, ['pool'], [], ['note 0']);
    const text = copySelection(editor) ?? '';
    select(editor, ['edges/cell']);
    await pasteText(editor, text, { centre });
    expect([...editor.getState().selectedNodes]).toEqual(['edges/pool']);
    expect(annotationsOf(editor)).toHaveLength(2);
    expect(editor.getState().notices.map(({ text }) => text)).toEqual([
      'Notes and frames lie on the graph as a whole: they were not pasted into the body.',
    ]);
  });
});

test('what is pasted while the pointer is on the canvas goes there, and into the body under it', async () => {
  const editor = editorOf(reader());
  select(editor, ['guess']);
  const text = copySelection(editor) ?? '';
  await pasteText(editor, text, { pointer: { x: 1200, y: 904 }, centre });
  const [added = ''] = editor.getState().selectedNodes;
  const node = editor.getState().layout.get(added);
  expect([node?.x, node?.y]).toEqual([1200, 904]);
  const frame = editor.getState().layout.get('edges');
  const pointer = {
    x: (frame?.x ?? 0) + (frame?.frame?.x ?? 0) + 24,
    y: (frame?.y ?? 0) + (frame?.frame?.y ?? 0) + 24,
  };
  await pasteText(editor, text, { pointer, centre });
  expect([...editor.getState().selectedNodes][0]).toMatch(/^edges\//);
});
