import { describe, expect, test } from 'vitest';
import type { Graph, Node } from '../../../../src/document/document.ts';
import { dragScope } from '../../../../src/editor/canvas/layout/dragScope.ts';
import { enter } from '../../../../src/editor/state/enter.ts';
import { editorOf } from '../../editorOf.ts';

const body = (id: string, at: readonly [number, number], ...nodes: Node[]): Node => ({
  id,
  block: 'stack',
  at,
  body: { nodes, wires: [] },
});
const layer = (id: string, at: readonly [number, number] = [0, 0]): Node => ({ id, block: 'tanh', at });

/** Two bodies side by side, the first with another in it, and a layer beside them. */
const graph: Graph = {
  nodes: [
    body('one', [0, 0], layer('a'), body('deep', [0, 200], layer('b'))),
    body('two', [1000, 0], layer('c')),
    layer('free', [2000, 0]),
  ],
  wires: [],
};

/** Where a node would go if it were let go in the middle of a frame, or beside that frame's right edge. */
function dropOn(
  path: string,
  frame: string,
  { past, entered = '' }: { past?: number; entered?: string } = {},
) {
  const editor = editorOf(graph);
  enter(editor, entered);
  const { layout } = editor.getState();
  const on = layout.get(frame);
  if (!on?.frame) throw new Error(`${frame} has no frame.`);
  const left = on.x + on.frame.x;
  const x = past === undefined ? left + on.frame.width / 2 : left + on.frame.width + past;
  const scope = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  return dragScope(layout, [path], scope, { x, y: on.y + on.frame.y + on.frame.height / 2 });
}

describe('a node that is let go', () => {
  test.each([
    ['on a frame goes into it', dropOn('free', 'two'), 'two'],
    ['on a frame in a frame goes into the inner one', dropOn('free', 'one/deep'), 'one/deep'],
    ['on its own frame stays', dropOn('two/c', 'two'), 'two'],
    [
      'a little past its own frame stays, so that the frame can grow',
      dropOn('two/c', 'two', { past: 30 }),
      'two',
    ],
    ['well past its own frame leaves it', dropOn('two/c', 'two', { past: 60 }), ''],
    ['on a frame within its own goes into that', dropOn('one/a', 'one/deep'), 'one/deep'],
    [
      'on the frame around its own goes there, once it is past its own',
      dropOn('one/deep/b', 'one/deep', { past: 60 }),
      'one',
    ],
    ['on the frame of another body goes from one into the other', dropOn('two/c', 'one/deep'), 'one/deep'],
    ['on its own body, when it is a combinator, stays where it is', dropOn('two', 'two'), ''],
    [
      'anywhere does not leave a body that fills the canvas',
      dropOn('one/a', 'one', { past: 600, entered: 'one' }),
      'one',
    ],
  ])('%s', (_, scope, expected) => expect(scope).toBe(expected));
});
