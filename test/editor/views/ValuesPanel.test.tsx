import { fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Activations, createActivations } from '../../../src/editor/state/activations.ts';
import { ValuesPanel } from '../../../src/editor/views/ValuesPanel.tsx';
import { axesOf, pictureOf } from './subjects.ts';

let activations: Activations;

beforeEach(() => {
  activations = createActivations();
});

function set(words: string, ...values: number[]): void {
  activations.set('cell.y', { axes: axesOf(words), values: Float32Array.from(values) });
}

function open(words: string): void {
  render(<ValuesPanel port="cell.y" picture={pictureOf(words)} activations={activations} />);
}

/** What a statistic says. */
function statistic(name: string): string | null | undefined {
  return screen.getByText(name).nextElementSibling?.textContent;
}

test('a value is told in words and numbers', () => {
  set('time 2, features 2', 0, -1, 0.5, 2);
  open('time 2, features 2');
  expect(screen.getByRole('img', { name: '2 time × 2 features, from −1 to 2' })).toBeTruthy();
  expect(['shape', 'least', 'largest', 'mean', 'zeros'].map(statistic)).toEqual([
    '(time 2, features 2)',
    '−1',
    '2',
    '0.375',
    '25.0 %',
  ]);
  expect(screen.getByRole('img', { name: 'Colours from −2 to 2' })).toBeTruthy();
  expect(screen.queryByText('not finite')).toBeNull();
});

test('the colours of numbers that are not finite are told where there are any', () => {
  set('time 2, features 2', 0, Number.POSITIVE_INFINITY, 0.5, 2);
  open('time 2, features 2');
  expect(screen.getByText('not finite', { selector: '.legend *' })).toBeTruthy();
});

test('colours that all pictures share run to their common limit', () => {
  set('time 2, features 2', 0, -1, 0.5, 2);
  render(
    <ValuesPanel
      port="cell.y"
      picture={pictureOf('time 2, features 2')}
      activations={activations}
      limit={5}
    />,
  );
  expect(screen.getByRole('img', { name: 'Colours from −5 to 5' })).toBeTruthy();
});

test('without a value there is nothing to tell', () => {
  open('features 2');
  expect(screen.getByRole('img', { name: 'no value yet' })).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('the panel follows the value', async () => {
  set('features 2', 1, 2);
  open('features 2');
  set('features 2', 5, 7);
  expect(await screen.findByRole('img', { name: '2 features, from 5 to 7' })).toBeTruthy();
});

test('pointing at the picture reads the exact number and its indices', () => {
  set('time 2, features 2', 0, 0, 0, 1 / 3);
  open('time 2, features 2');
  // Cells are 12 pixels wide, three times as large as on the node.
  fireEvent.pointerMove(screen.getByRole('img', { name: /time/ }), { clientX: 40, clientY: 40 });
  expect(screen.getByText('time 1, features 1: 0.33333334')).toBeTruthy();
  fireEvent.pointerLeave(screen.getByRole('img', { name: /time/ }));
  expect(screen.queryByText(/0\.33333334/)).toBeNull();
});

test('the arrow keys go from cell to cell, tell each, and say which one is meant', async () => {
  const user = userEvent.setup();
  const pointed: (number | undefined)[] = [];
  set('time 2, features 2', 0, 0, 0.25, 1 / 3);
  render(
    <ValuesPanel
      port="cell.y"
      picture={pictureOf('time 2, features 2')}
      activations={activations}
      onPoint={(place) => pointed.push(place)}
    />,
  );
  await user.tab();
  const cells = screen.getByRole('slider', { name: /^Cells of cell.y/ });
  expect(cells.getAttribute('aria-valuetext')).toBe('time 0, features 0: 0');
  await user.keyboard('{ArrowDown}{ArrowRight}');
  expect(cells.getAttribute('aria-valuetext')).toBe('time 1, features 1: 0.33333334');
  expect(pointed.slice(-3)).toEqual([0, 2, 3]);
  await user.tab();
  expect(pointed.at(-1)).toBeUndefined();
});

test('the numbers are listed with their indices, the first 256 of them', async () => {
  set('time 100, features 3', ...Array.from({ length: 300 }, (_, i) => i / 2));
  open('time 100, features 3');
  fireEvent.click(screen.getByText('The 300 numbers'));
  const table = await screen.findByRole('table');
  const rows = within(table).getAllByRole('row');
  expect(rows).toHaveLength(257);
  expect(rows[5]?.textContent).toBe('1, 12');
  expect(screen.getByText('… and 44 more')).toBeTruthy();
});

test('all of them can be copied', async () => {
  const user = userEvent.setup();
  set('features 2', 0.1, -2);
  open('features 2');
  await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
  expect(await navigator.clipboard.readText()).toBe('{"axes":[["features",2]],"values":[0.1,-2]}');
  expect(screen.getByRole('status').textContent).toBe('Copied.');
});

test('all of them can be copied line by line, for a table', async () => {
  const user = userEvent.setup();
  set('time 2, features 2', 0.1, -2, 3, 4);
  open('time 2, features 2');
  await user.click(screen.getByRole('button', { name: 'Copy as CSV' }));
  expect(await navigator.clipboard.readText()).toBe('time,features 0,features 1\n0,0.1,-2\n1,3,4\n');
});

test('of what a tanh gives, the share near its ends is told', () => {
  set('features 4', 0.99, -0.99, 0.99, 0);
  render(
    <ValuesPanel
      port="cell.y"
      picture={pictureOf('features 4')}
      activations={activations}
      squashing="tanh"
    />,
  );
  expect(statistic('saturated')).toBe('75.0 %');
});
