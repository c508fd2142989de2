import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ShownValues } from '../../../src/editor/inspector/ShownValues.tsx';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { createTracing } from '../../../src/editor/state/tracing.ts';
import { ActivationsContext, TracingContext } from '../../../src/editor/state/useEditor.ts';
import type { TraceRequest } from '../../../src/runtime/client.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

/** The inspector's look at what a layer of ten units gives, and what is asked of its cells. */
function open() {
  const editor = editorOf(reader());
  const activations = createActivations(() => {});
  activations.set('guess.y', { axes: [{ name: 'features', size: 10 }], values: new Float32Array(10) });
  const tracing = createTracing();
  const asked: TraceRequest[] = [];
  tracing.connect(
    (request) => asked.push(request),
    () => ({ document: editor.getState().program, form: {}, ports: ['guess.y'], copied: [] }),
  );
  select(editor, ['guess']);
  const layout = editor.getState().layout.get('guess');
  if (!layout) throw new Error('There is no such node.');
  renderEditor(
    editor,
    <ActivationsContext value={activations}>
      <TracingContext value={tracing}>
        <ShownValues layout={layout} />
      </TracingContext>
    </ActivationsContext>,
  );
  const refuse = () =>
    asked.slice(-1).forEach((request) => {
      tracing.tell({ sources: new Map(), targets: new Map(), copies: new Map(), refused: true }, request);
    });
  return { asked, refuse };
}

test('that nothing is lit of a cell that is chosen by the arrow keys is told, until the keys leave', async () => {
  const user = userEvent.setup();
  const { asked, refuse } = open();
  screen.getByRole('slider', { name: /^Cells of guess.y/ }).focus();
  await user.keyboard('{ArrowRight}');
  expect(asked.at(-1)?.cells).toEqual([{ port: 'guess.y', element: 1 }]);
  const [note] = screen.getAllByRole('status');
  expect(note?.textContent).toBe('');
  outside(refuse);
  expect(note?.textContent).toMatch(/^What it depends on is not shown: /);
  await user.tab();
  expect(note?.textContent).toBe('');
});
