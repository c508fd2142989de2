import { type ColourTable, divergingTable, pack, type Rgb, sequentialTable } from './colour.ts';
import type { Scale } from './pictureKind.ts';

/** The theme's colours, ready for painting. A new object for every theme, so that identity tells them apart. */
export interface Palette {
  readonly signed: ColourTable;
  readonly unit: ColourTable;
  readonly colours: Readonly<Record<ColourName, number>>;
  /** The same as CSS, for text. */
  readonly css: Readonly<Record<ColourName, string>>;
  /** A list of CSS font families. */
  readonly font: string;
}

const colourNames = [
  'surface',
  'sunken',
  'ink',
  'ink-2',
  'ink-3',
  'hairline',
  'outline',
  'accent',
  'negative',
  'positive',
  'danger',
] as const;
export type ColourName = (typeof colourNames)[number];

export function createPalette(rgb: Readonly<Record<ColourName, Rgb>>, font: string): Palette {
  return {
    signed: divergingTable(rgb.negative, rgb.surface, rgb.positive),
    unit: sequentialTable(rgb.surface, rgb.ink),
    colours: perColour((name) => pack(rgb[name])),
    css: perColour((name) => `rgb(${rgb[name].join(' ')})`),
    font,
  };
}

/** Reads the custom properties of the theme (`--ink`, …) where the element is. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const read = (name: ColourName): Rgb => {
    if (!context) return [0, 0, 0];
    context.fillStyle = style.getPropertyValue(`--${name}`).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  };
  return createPalette(perColour(read), style.getPropertyValue('--font').trim() || 'sans-serif');
}

function perColour<T>(of: (name: ColourName) => T): Record<ColourName, T> {
  return Object.fromEntries(colourNames.map((name) => [name, of(name)])) as Record<ColourName, T>;
}

/** The colour of a number, where the ends of the signed colours stand for a limit. What is infinite, or no number, is marked as a fault. */
export function colourOf(palette: Palette, scale: Scale, limit: number): (value: number) => number {
  const { signed, unit, colours } = palette;
  const fault = colours.danger;
  const perLimit = 127 / limit;
  const colour =
    scale === 'unit'
      ? (value: number) => unit[Math.round(Math.min(1, Math.max(0, value)) * 255)]
      : (value: number) => signed[128 + Math.round(Math.min(127, Math.max(-127, value * perLimit)))];
  return (value) => (Number.isFinite(value) ? (colour(value) ?? fault) : fault);
}
