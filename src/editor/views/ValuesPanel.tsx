import { type ReactNode, useRef } from 'react';
import { describeType, numbers } from '../../base/valueType.ts';
import type { Activation, Activations } from '../state/activations.ts';
import { BigPicture } from './BigPicture.tsx';
import { describePicture } from './describePicture.ts';
import { Histogram } from './Histogram.tsx';
import { Legend } from './Legend.tsx';
import { NumberList } from './NumberList.tsx';
import { barLimit } from './paintBars.ts';
import type { Picture, Scale } from './pictureKind.ts';
import { rangeOf } from './range.ts';
import { Statistics } from './Statistics.tsx';
import type { Lights } from './scene.ts';
import type { Squashing } from './squashing.ts';
import { useActivation } from './useActivation.ts';
import { usePalette } from './usePalette.ts';

interface ValuesPanelProps {
  /** The path of the port. */
  readonly port: string;
  readonly picture: Picture;
  readonly activations: Activations;
  /** The function that gave the numbers, where it is one that saturates. */
  readonly squashing?: Squashing | undefined;
  /** What the ends of the signed colours stand for, where it is not the largest number of the value. */
  readonly limit?: number | undefined;
  /** Which cells of the picture stand out. */
  readonly lights?: Lights | undefined;
  /** A number is pointed at, by its place in the value, or none any more. */
  readonly onPoint?: ((place: number | undefined) => void) | undefined;
  /** What there is to say of that number. */
  readonly note?: string | undefined;
  /** How that is chosen. */
  readonly children?: ReactNode;
  /** Of the picture, at most, in CSS pixels. */
  readonly width?: number;
}

/** The larger look at one port: its picture, which colour is which number, how the numbers spread, and all of them. */
export function ValuesPanel(props: ValuesPanelProps) {
  const {
    port,
    picture,
    activations,
    squashing,
    limit,
    lights,
    onPoint,
    note,
    children,
    width = 272,
  } = props;
  const panel = useRef<HTMLElement>(null);
  const palette = usePalette(panel);
  const activation = useActivation(activations, port, 250);
  const description = describePicture(picture, activation);
  const scale = scaleOf(picture);
  return (
    <section ref={panel} className="values-panel" aria-label={`Value of ${port}`}>
      <BigPicture
        {...{ port, picture, activations, palette, description, limit, lights, onPoint, note, width }}
      />
      {activation && activation.values.length > 0 && (
        <>
          {scale && !isColoured(picture) && (
            <Legend
              scale={scale}
              limit={limitOf(picture, activation.values, limit)}
              palette={palette}
              faulty={activation.values.some((value) => !Number.isFinite(value))}
            />
          )}
          {scale && scale !== 'unit' && children}
          {activation.ragged && (
            <p className="quiet">
              Sizes differ from place to place, so all parts are shown one behind the other.
            </p>
          )}
          {scale && (
            <Statistics values={activation.values} shape={shapeText(activation)} squashing={squashing} />
          )}
          {scale && activation.values.length > 1 && <Histogram values={activation.values} scale={scale} />}
          <NumberList key={port} value={activation} />
        </>
      )}
    </section>
  );
}

/** How the numbers become colours; symbols are no quantities. */
function scaleOf(picture: Picture): Scale | undefined {
  if (picture.kind === 'text') return undefined;
  return picture.kind === 'softmax' ? 'unit' : picture.scale;
}

/** What the ends of the colours stand for. */
function limitOf(picture: Picture, values: Float32Array, shared: number | undefined): number {
  return picture.kind === 'bars' ? barLimit(picture, values, shared) : (shared ?? rangeOf(values).limit);
}

function shapeText({ axes, pair }: Activation): string {
  const type = describeType(numbers(...axes));
  return pair ? `twice ${type}` : type;
}

function isColoured(picture: Picture): boolean {
  return picture.kind === 'image' && picture.channels === 3;
}
