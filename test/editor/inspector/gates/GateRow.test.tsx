import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { GateRow } from '../../../../src/editor/inspector/gates/GateRow.tsx';
import { createActivations } from '../../../../src/editor/state/activations.ts';
import { ActivationsContext } from '../../../../src/editor/state/useEditor.ts';
import { editorOf, nameReader } from '../../editorOf.ts';
import { renderEditor } from '../../renderEditor.tsx';
import { axesOf } from '../../views/subjects.ts';

test('the steps of a gate are read by keys, each with the letter that it reads', async () => {
  const user = userEvent.setup();
  const editor = editorOf(nameReader('ada'));
  const activations = createActivations(() => {});
  activations.set('read/cell.z', {
    axes: axesOf('time 3, features 2'),
    values: Float32Array.of(0, 0.5, 0.25, 0.75, 1, 1),
  });
  renderEditor(
    editor,
    <ActivationsContext value={activations}>
      <GateRow gate={{ port: 'read/cell.z', title: 'Update gate z' }} scale="unit" look="lines" />
    </ActivationsContext>,
  );
  const chart = screen.getByRole('slider', { name: 'Update gate z over time' });
  const told = () => chart.getAttribute('aria-valuetext');
  expect(document.querySelector('.gate-symbols')?.textContent).toBe('ada');
  expect(told()).toBe('3 steps: mean 0.583, 0 to 1');
  await user.tab();
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(told()).toBe('step 2 of 3, “d”: mean 0.500, 0.250 to 0.750');
  expect(editor.getState().positions.get('read')).toBe(1);
  await user.keyboard('{End}');
  expect(told()).toBe('step 3 of 3, “a”: mean 1, 1 to 1');
  await user.keyboard('{Home}{ArrowLeft}');
  expect(told()).toBe('step 1 of 3, “a”: mean 0.250, 0 to 0.500');
});
