import { render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { type Activations, createActivations } from '../../../src/editor/state/activations.ts';
import type { Picture } from '../../../src/editor/views/pictureKind.ts';
import { useDescription } from '../../../src/editor/views/useDescription.ts';
import { outside } from '../renderEditor.tsx';
import { pictureOf } from './subjects.ts';

let activations: Activations;

beforeEach(() => {
  activations = createActivations();
});

function Words({ picture }: { readonly picture: Picture }) {
  return useDescription(activations, 'cell.y', picture);
}

/** A run has given these numbers, or none. */
function set(...values: number[]): void {
  const axes = [{ name: 'features', size: values.length }] as const;
  const value = { axes, values: Float32Array.from(values) };
  activations.setValues(new Map(values.length > 0 ? [['cell.y', value]] : []), ['cell.y']);
}

test('while a value is on its way that has become longer, the words from before stay', async () => {
  set(1, 2);
  const { container, rerender } = render(<Words picture={pictureOf('features 2')} />);
  const { textContent: before } = container;
  expect(before).toContain('from 1 to 2');
  rerender(<Words picture={pictureOf('features 3')} />);
  expect(container.textContent).toBe(before);
  set(1, 2, 5);
  expect(await screen.findByText(/from 1 to 5/)).toBeTruthy();
});

test('a value that does not come any more is not told', async () => {
  set(1, 2);
  const { rerender } = render(<Words picture={pictureOf('features 2')} />);
  rerender(<Words picture={pictureOf('features 3')} />);
  outside(set);
  expect(await screen.findByText('no value yet')).toBeTruthy();
});
