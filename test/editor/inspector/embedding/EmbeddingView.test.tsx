import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { EmbeddingView } from '../../../../src/editor/inspector/embedding/EmbeddingView.tsx';
import { createActivations } from '../../../../src/editor/state/activations.ts';
import { liveSourceOf } from '../../../../src/editor/state/liveSource.ts';
import { select } from '../../../../src/editor/state/selection.ts';
import { createTracing } from '../../../../src/editor/state/tracing.ts';
import { ActivationsContext, TracingContext } from '../../../../src/editor/state/useEditor.ts';
import { editorOf, nameReader } from '../../editorOf.ts';
import { outside, renderEditor } from '../../renderEditor.tsx';
import { axesOf } from '../../views/subjects.ts';

function open(name: string) {
  const editor = editorOf(nameReader(name));
  const layout = editor.getState().layout.get('embed');
  if (!layout) throw new Error('There is no embedding.');
  const activations = createActivations(() => {});
  const tracing = createTracing();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  activations.set('embed.x', {
    axes: axesOf(`time ${name.length}`),
    values: Float32Array.from(name, (letter) => letters.indexOf(letter)),
  });
  renderEditor(
    editor,
    <ActivationsContext value={activations}>
      <TracingContext value={tracing}>
        <EmbeddingView layout={layout} />
      </TracingContext>
    </ActivationsContext>,
  );
  return { editor, tracing };
}

test('the rows of the symbols that are looked up are lit in the table and in the plane', () => {
  open('ada');
  expect(screen.getByRole('img', { name: 'Table: lit: a, d' })).toBeTruthy();
  expect(screen.getByRole('img', { name: '26 symbols in two dimensions, lit: a, d' })).toBeTruthy();
  expect(
    screen.getByText(/The first two principal components, which hold \d+ % of the variance/),
  ).toBeTruthy();
  const lit = [...document.querySelectorAll('li[data-lit="true"]')].map((each) => each.textContent);
  expect(lit).toEqual(['a', 'd']);
});

test('while a step is looked at, only the symbol that it reads is', () => {
  const { tracing } = open('ada');
  tracing.connect(
    (request) =>
      outside(() =>
        tracing.tell(
          { sources: new Map([['embed.x', Uint8Array.of(0, 1, 0)]]), targets: new Map(), copies: new Map() },
          request,
        ),
      ),
    () => ({ document: editorOf(nameReader()).getState().program, form: {}, ports: ['embed.x'], copied: [] }),
  );
  outside(() => tracing.follow([{ port: 'read/$.element', elements: [16] }]));
  expect(screen.getByRole('img', { name: 'Table: lit: d' })).toBeTruthy();
});

test('the symbols are asked for when an embedding is selected, and not else', () => {
  const { editor } = open('ada');
  const source = liveSourceOf(editor);
  expect(source.getPorts()).not.toContain('embed.x');
  select(editor, ['embed']);
  expect(source.getPorts()).toContain('embed.x');
});
