import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fromBase64, toBase64 } from '../../../../src/base/base64.ts';
import { digitStrokes, inkMask } from '../../../../src/data/digits/digits.ts';
import type { Mark } from '../../../../src/editor/state/activations.ts';
import { DrawingPad } from '../../../../src/editor/views/pad/DrawingPad.tsx';
import type { Image } from '../../../../src/editor/views/pictureKind.ts';
import { passFrame, placeAt } from './onScreen.ts';

const grey: Image = { kind: 'image', height: 28, width: 28, channels: 1, scale: 'unit', source: true };

let drawn: string[];
/** The gesture of each change, and `end` for the end of a step. */
let steps: string[];
let brush: Mark | undefined;

beforeEach(() => {
  drawn = [];
  steps = [];
  brush = undefined;
});

/** A pad whose document follows it, at ten pixels of the page for one of the picture. */
function Pad({
  picture = grey,
  first = '',
  attended = true,
}: {
  picture?: Image;
  first?: string;
  attended?: boolean;
}) {
  const [values, setValues] = useState(first);
  return (
    <DrawingPad
      picture={picture}
      values={values}
      attended={attended}
      onDraw={(next, gesture) => {
        drawn.push(next);
        steps.push(gesture);
        setValues(next);
      }}
      onEnd={() => steps.push('end')}
      onBrush={(mark) => {
        brush = mark;
      }}
    />
  );
}

function open(props: Parameters<typeof Pad>[0] = {}): HTMLElement {
  render(<Pad {...props} />);
  const surface = screen.getByRole('application');
  const { width, height } = props.picture ?? grey;
  placeAt(surface, 100, 50, width * 10, height * 10);
  return surface;
}

/** A pointer at a place of the picture. */
const at = (x: number, y: number, more: object = {}) => ({
  clientX: 100 + 10 * x,
  clientY: 50 + 10 * y,
  pointerId: 1,
  isPrimary: true,
  button: 0,
  buttons: 1,
  ...more,
});

/** The byte of a channel at a pixel, as last drawn. */
function byteAt(x: number, y: number, { width, channels } = grey, channel = 0): number | undefined {
  return fromBase64(drawn.at(-1) ?? '')?.[(y * width + x) * channels + channel];
}

describe('with a pointer', () => {
  test('a stroke inks the pixels under it, in one step', async () => {
    const surface = open();
    fireEvent.pointerDown(surface, at(4.5, 10.5));
    fireEvent.pointerMove(surface, at(20.5, 10.5));
    await passFrame();
    fireEvent.pointerUp(surface, at(20.5, 10.5));
    expect([4, 12, 20].map((x) => byteAt(x, 10))).toEqual([255, 255, 255]);
    expect([byteAt(12, 7), byteAt(26, 10)]).toEqual([0, 0]);
    const [gesture] = steps;
    expect(steps).toEqual([gesture, 'end']);
  });

  test('many moves are one change a frame', async () => {
    const surface = open();
    fireEvent.pointerDown(surface, at(4, 4));
    for (let x = 4; x < 20; x++) fireEvent.pointerMove(surface, at(x, 4));
    await passFrame();
    expect(drawn).toHaveLength(1);
  });

  test('every stroke is a step of its own, and adds to those before', () => {
    const surface = open();
    for (const y of [5.5, 20.5]) {
      fireEvent.pointerDown(surface, at(10.5, y));
      fireEvent.pointerUp(surface, at(10.5, y));
    }
    expect(new Set(steps.filter((step) => step !== 'end')).size).toBe(2);
    expect([byteAt(10, 5), byteAt(10, 20)]).toEqual([255, 255]);
  });

  test('the eraser takes ink away, and so does the other end of a pen', async () => {
    const full = toBase64(new Uint8Array(28 * 28).fill(255));
    const surface = open({ first: full });
    fireEvent.pointerDown(surface, at(5.5, 5.5, { button: 5, buttons: 32 }));
    fireEvent.pointerUp(surface, at(5.5, 5.5));
    await userEvent.click(screen.getByRole('button', { name: 'Eraser' }));
    fireEvent.pointerDown(surface, at(15.5, 15.5));
    fireEvent.pointerUp(surface, at(15.5, 15.5));
    expect([byteAt(5, 5), byteAt(15, 15), byteAt(25, 25)]).toEqual([0, 0, 255]);
  });

  test('other buttons and second fingers draw nothing', async () => {
    const surface = open();
    fireEvent.pointerDown(surface, at(5, 5, { button: 2, buttons: 2 }));
    fireEvent.pointerDown(surface, at(5, 5, { isPrimary: false, pointerId: 2 }));
    fireEvent.pointerMove(surface, at(9, 9));
    await passFrame();
    expect([drawn, steps]).toEqual([[], []]);
  });

  test('a colour picture gets white ink in every channel', () => {
    const picture: Image = { ...grey, height: 12, width: 20, channels: 3 };
    const surface = open({ picture });
    fireEvent.pointerDown(surface, at(10.5, 6.5));
    fireEvent.pointerUp(surface, at(10.5, 6.5));
    expect([0, 1, 2].map((channel) => byteAt(10, 6, picture, channel))).toEqual([255, 255, 255]);
    expect(fromBase64(drawn.at(-1) ?? '')).toHaveLength(12 * 20 * 3);
  });

  test('bytes of another size are drawn over as if there were none', () => {
    const surface = open({ first: toBase64(new Uint8Array(9).fill(255)) });
    fireEvent.pointerDown(surface, at(10.5, 10.5));
    fireEvent.pointerUp(surface, at(10.5, 10.5));
    expect([byteAt(10, 10), byteAt(0, 0)]).toEqual([255, 0]);
  });
});

describe('with keys', () => {
  test('arrows move the brush, and draw while Space is held, in one step', async () => {
    const user = userEvent.setup();
    open().focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowUp}{/Shift}');
    expect(brush).toMatchObject({ x: 15.5, y: 10.5 });
    expect(drawn).toEqual([]);
    await user.keyboard('{ >}{ArrowDown}{ArrowDown}{/ }');
    expect([10, 11, 12].map((y) => byteAt(15, y))).toEqual([255, 255, 255]);
    expect(steps.at(-1)).toBe('end');
    expect(new Set(steps).size).toBe(2);
  });

  test('the brush stays in the picture, and is gone with the focus', async () => {
    const user = userEvent.setup();
    open().focus();
    await user.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(brush?.x).toBe(0.5);
    await user.tab();
    expect(brush).toBeUndefined();
  });

  test('keys of the pad reach nothing behind it', async () => {
    const heard = vi.fn();
    const surface = open();
    document.addEventListener('keydown', heard);
    fireEvent.keyDown(surface, { key: 'ArrowLeft' });
    expect(heard).not.toHaveBeenCalled();
    fireEvent.keyDown(surface, { key: 'z' });
    expect(heard).toHaveBeenCalledOnce();
    document.removeEventListener('keydown', heard);
  });
});

describe('a colour picture', () => {
  test('is drawn on with the ink of its panel, and swaps light and dark', async () => {
    const picture: Image = { ...grey, height: 12, width: 20, channels: 3 };
    const surface = open({ picture });
    await userEvent.click(screen.getByRole('button', { name: 'Picture from a file or the camera' }));
    fireEvent.change(screen.getByLabelText('Ink'), { target: { value: '#ff8000' } });
    fireEvent.pointerDown(surface, at(10.5, 6.5));
    fireEvent.pointerUp(surface, at(10.5, 6.5));
    const colour = () => [0, 1, 2].map((channel) => byteAt(10, 6, picture, channel));
    expect(colour()).toEqual([255, 128, 0]);
    await userEvent.click(screen.getByRole('button', { name: 'Swap light and dark' }));
    expect(colour()).toEqual([0, 127, 255]);
    expect(steps.filter((step) => step === 'end')).toHaveLength(2);
  });
});

describe('the camera', () => {
  const ask = vi.fn<() => Promise<object>>();

  beforeEach(() => {
    ask.mockReset();
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: ask } });
    return () => vi.unstubAllGlobals();
  });

  async function turnOn(): Promise<void> {
    fireEvent.click(screen.getByRole('button', { name: 'Picture from a file or the camera' }));
    expect(ask).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Turn the camera on' }));
    await vi.waitFor(() => expect(ask).toHaveBeenCalledOnce());
  }

  test('is asked for by its button alone, and says in words when it is refused', async () => {
    ask.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    open();
    await turnOn();
    expect((await screen.findByRole('alert')).textContent).toContain('The camera was not allowed.');
    expect(screen.getByRole('button', { name: 'Turn the camera on' })).toBeTruthy();
    expect([drawn, steps]).toEqual([[], []]);
  });

  test('that is allowed after it was given up is turned off at once', async () => {
    const stop = vi.fn();
    const track = { stop, addEventListener: () => {} };
    const stream = Object.assign(new MediaStream(), { getTracks: () => [track] });
    let allow: (stream: object) => void = () => {};
    ask.mockReturnValue(
      new Promise((resolve) => {
        allow = resolve;
      }),
    );
    const { rerender } = render(<Pad />);
    await turnOn();
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    rerender(<Pad attended={false} />);
    allow(stream);
    await vi.waitFor(() => expect(stop).toHaveBeenCalled());
    expect([drawn, steps]).toEqual([[], []]);
  });
});

describe('the tools', () => {
  test('clearing is one step, and leaves the value that means black', async () => {
    open({ first: toBase64(new Uint8Array(28 * 28).fill(9)) });
    await userEvent.click(screen.getByRole('button', { name: 'Clear the picture' }));
    expect(drawn).toEqual(['']);
    expect(steps).toHaveLength(2);
  });

  test('a sample digit is drawn stroke by stroke, in one step', async () => {
    open();
    await userEvent.selectOptions(screen.getByRole('combobox'), '4');
    await vi.waitFor(() => expect(steps).toContain('end'), { timeout: 3000 });
    expect(new Set(steps).size).toBe(2);
    expect(drawn.length).toBeGreaterThan(2);
    const wanted = inkMask(digitStrokes(4, 28, 28), 28, 28);
    const got = fromBase64(drawn.at(-1) ?? '') ?? new Uint8Array();
    const inked = (bytes: Uint8Array) => [...bytes.keys()].filter((i) => (bytes[i] ?? 0) > 0);
    expect(inked(got)).toEqual(inked(wanted));
  });

  test('where motion is not wanted, a sample is there at once', async () => {
    const reduced = { matches: true } as MediaQueryList;
    const matchMedia = vi.spyOn(window, 'matchMedia').mockReturnValue(reduced);
    open();
    await userEvent.selectOptions(screen.getByRole('combobox'), '1');
    expect([drawn.length, steps.at(-1)]).toEqual([1, 'end']);
    matchMedia.mockRestore();
  });

  test('drawing while a sample is being drawn finishes it first', async () => {
    const surface = open();
    await userEvent.selectOptions(screen.getByRole('combobox'), '0');
    fireEvent.pointerDown(surface, at(2.5, 2.5));
    fireEvent.pointerUp(surface, at(2.5, 2.5));
    const wanted = inkMask(digitStrokes(0, 28, 28), 28, 28);
    const full = wanted.indexOf(255);
    expect([byteAt(2, 2), byteAt(full % 28, Math.floor(full / 28))]).toEqual([255, 255]);
    expect(steps.filter((step) => step === 'end')).toHaveLength(2);
  });
});
