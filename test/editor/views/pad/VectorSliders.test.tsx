import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { VectorSliders } from '../../../../src/editor/views/pad/VectorSliders.tsx';
import type { Bars } from '../../../../src/editor/views/pictureKind.ts';
import { passFrame, placeAt } from './onScreen.ts';

const picture: Bars = { kind: 'bars', size: 4, lanes: 1, scale: 'signed', fixed: true };

let drawn: (readonly number[])[];
let steps: string[];

beforeEach(() => {
  drawn = [];
  steps = [];
});

/** Sliders whose document follows them, each from 0 to 100 pixels down the page. */
function Sliders({ first }: { first: readonly number[] }) {
  const [values, setValues] = useState(first);
  return (
    <VectorSliders
      picture={picture}
      values={values}
      onDraw={(next, gesture) => {
        drawn.push(next);
        steps.push(gesture);
        setValues(next);
      }}
      onEnd={() => steps.push('end')}
    />
  );
}

function open(...first: number[]): HTMLElement[] {
  render(<Sliders first={first} />);
  const sliders = screen.getAllByRole('slider');
  for (const [i, slider] of sliders.entries()) placeAt(slider, 40 * i, 0, 40, 100);
  return sliders;
}

/** The slider of a feature. */
function slider(feature: number): HTMLElement {
  return screen.getByRole('slider', { name: `Feature ${feature}` });
}

const pointer = (y: number) => ({
  clientX: 60,
  clientY: y,
  pointerId: 1,
  isPrimary: true,
  button: 0,
  buttons: 1,
});

test('each feature has a slider that says its number; missing ones are zeros', () => {
  open(0.5, -1);
  expect(screen.getAllByRole('slider').map((each) => each.getAttribute('aria-valuenow'))).toEqual([
    '0.5',
    '-1',
    '0',
    '0',
  ]);
});

test('dragging sets one number, in one step', async () => {
  open(0.5, 0, 0, 0);
  fireEvent.pointerDown(slider(1), pointer(25));
  fireEvent.pointerMove(slider(1), pointer(90));
  await passFrame();
  fireEvent.pointerMove(slider(1), pointer(400));
  fireEvent.pointerUp(slider(1), pointer(400));
  expect(drawn.map((values) => values[1])).toEqual([-0.8, -1]);
  expect(drawn.at(-1)).toEqual([0.5, -1, 0, 0]);
  expect([new Set(steps).size, steps.at(-1)]).toEqual([2, 'end']);
});

test('near the middle is zero', () => {
  open(1, 1, 1, 1);
  fireEvent.pointerDown(slider(1), pointer(51));
  fireEvent.pointerUp(slider(1), pointer(51));
  expect(drawn.at(-1)).toEqual([1, 0, 1, 1]);
});

test('numbers beyond the range stretch it', () => {
  open(4, 0, 0, 0);
  expect(slider(1).getAttribute('aria-valuemax')).toBe('4');
  fireEvent.pointerDown(slider(1), pointer(25));
  fireEvent.pointerUp(slider(1), pointer(25));
  expect(drawn.at(-1)).toEqual([4, 2, 0, 0]);
});

test('a double click is zero', () => {
  open(0.5, 0.5, 0, 0);
  fireEvent.doubleClick(slider(0));
  expect(drawn.at(-1)).toEqual([0, 0.5, 0, 0]);
});

test('keys change a number, and go from one to the next', async () => {
  const user = userEvent.setup();
  open(0, 0, 0, 0);
  slider(0).focus();
  await user.keyboard('{ArrowUp}{PageUp}{ArrowRight}{End}{ArrowRight}{ArrowDown}{ArrowLeft}{Delete}');
  expect(drawn.at(-1)).toEqual([0.3, 0, -0.05, 0]);
  expect(document.activeElement).toBe(slider(1));
  expect(steps.filter((step) => step === 'end')).toHaveLength(5);
});

test('one Tab enters and one leaves', async () => {
  const user = userEvent.setup();
  open(0, 0, 0, 0);
  await user.tab();
  expect(document.activeElement).toBe(slider(0));
  await user.keyboard('{ArrowRight}');
  await user.tab();
  expect(document.activeElement).toBe(document.body);
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(slider(1));
});
