import { expect, test } from 'vitest';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { instancePort } from '../../../src/editor/state/instancePorts.ts';
import { setPosition } from '../../../src/editor/state/scrub.ts';
import { shownActivations } from '../../../src/editor/state/shownActivations.ts';
import { createTracing } from '../../../src/editor/state/tracing.ts';
import { shownLights } from '../../../src/editor/views/shownLights.ts';
import { editorOf, nameReader } from '../editorOf.ts';

/** A recurrence of three steps, of whose 3 × 8 outputs those of the first step are lit. */
function open() {
  const editor = editorOf(nameReader('ada'));
  const activations = createActivations(() => {});
  const axes = [
    { name: 'time', size: 3 },
    { name: 'features', size: 8 },
  ] as const;
  activations.set('read/cell.output', { axes, values: new Float32Array(24) });
  const tracing = createTracing();
  const sources = new Map([['read/cell.output', new Uint8Array(24).fill(1, 0, 8)]]);
  tracing.connect(
    (request) => tracing.tell({ sources, targets: new Map(), copies: new Map() }, request),
    () => ({ document: editor.getState().program, form: {}, ports: ['read/cell.output'], copied: [] }),
  );
  tracing.follow([{ port: 'read/$.element', elements: [16] }]);
  return { editor, tracing, lights: shownLights(shownActivations(editor, activations), tracing) };
}

test('of the whole value it is what was found', () => {
  expect(open().lights.litOf('read/cell.output')?.sources).toEqual(new Uint8Array(24).fill(1, 0, 8));
});

test('of a part it is what of it is lit; the step that is looked at stays as it is where nothing of it is', () => {
  const { editor, lights } = open();
  setPosition(editor, 'read', 0);
  expect(lights.litOf('read/cell.output')?.sources).toEqual(new Uint8Array(8).fill(1));
  setPosition(editor, 'read', 1);
  expect(lights.litOf('read/cell.output')).toBeUndefined();
});

test('of drawn steps, and while a cell is pointed at, what is not lit is told from what is', () => {
  const { editor, tracing, lights } = open();
  const step = (position: number) => instancePort({ port: 'read/cell.output', path: 'read', position });
  expect(lights.litOf(step(0))?.sources).toEqual(new Uint8Array(8).fill(1));
  expect(lights.litOf(step(2))?.sources).toEqual(new Uint8Array(8));
  setPosition(editor, 'read', 1);
  tracing.point({ port: 'guess.y', elements: [0] });
  expect(lights.litOf('read/cell.output')?.sources).toEqual(new Uint8Array(8));
});
