/** Red, green and blue of sRGB, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Björn Ottosson's OKLab (2020): lightness 0 to 1 and two opponent axes, in which equal distances look alike. */
type Lab = readonly [lightness: number, a: number, b: number];

/** 256 colours, each the four bytes of a pixel. */
export type ColourTable = Uint32Array<ArrayBuffer>;

/**
 * Negative – ground – positive. Entry 128 is the ground, entries 1 and 255 are the ends; entry 0 repeats entry 1. Both
 * ends have the same lightness, so that the map keeps its symmetry in grey and for colour-blind eyes, and neighbouring
 * entries of an arm are equally far apart in OKLab.
 */
export function divergingTable(negative: Rgb, ground: Rgb, positive: Rgb): ColourTable {
  const middle = toLab(ground);
  const end = middle[0] > 0.5 ? 0.5 : 0.8;
  const below = evenly(arm(middle, toLab(negative), end), 128);
  const above = evenly(arm(middle, toLab(positive), end), 128);
  return Uint32Array.from({ length: 256 }, (_, i) =>
    pack(i < 128 ? below[Math.min(127, 128 - i)] : above[i - 128]),
  );
}

/** From ground (0) to ink (255) along a straight line in OKLab. */
export function sequentialTable(ground: Rgb, ink: Rgb): ColourTable {
  const [from, to] = [toLab(ground), toLab(ink)];
  return Uint32Array.from({ length: 256 }, (_, i) => pack(toRgb(mix(from, to, i / 255))));
}

/** The four bytes of a pixel in memory order, whatever the machine's byte order. */
export function pack(rgb: Rgb | undefined, alpha = 1): number {
  bytes[0] = Math.round(rgb?.[0] ?? 0);
  bytes[1] = Math.round(rgb?.[1] ?? 0);
  bytes[2] = Math.round(rgb?.[2] ?? 0);
  bytes[3] = Math.round(alpha * 255);
  return word[0] ?? 0;
}

export function unpack(pixel: number): Rgb {
  word[0] = pixel;
  return [bytes[0] ?? 0, bytes[1] ?? 0, bytes[2] ?? 0];
}

const bytes = new Uint8Array(4);
const word = new Uint32Array(bytes.buffer);

/** From the ground to a lightness, taking on the colour's hue early and its chroma as far as sRGB has it. */
function arm(ground: Lab, colour: Lab, lightness: number): Lab[] {
  const strength = 1.15;
  return Array.from({ length: 512 }, (_, i): Lab => {
    const t = i / 511;
    const chroma = strength * t * (2 - t);
    const wanted: Lab = [
      ground[0] + (lightness - ground[0]) * t,
      ground[1] * (1 - t) + colour[1] * chroma,
      ground[2] * (1 - t) + colour[2] * chroma,
    ];
    return intoGamut(wanted);
  });
}

/** Less chroma, until sRGB has the colour. */
function intoGamut(lab: Lab): Lab {
  let [inside, outside] = [0, 1];
  if (isInGamut(lab)) return lab;
  for (let step = 0; step < 16; step++) {
    const share = (inside + outside) / 2;
    if (isInGamut([lab[0], lab[1] * share, lab[2] * share])) inside = share;
    else outside = share;
  }
  return [lab[0], lab[1] * inside, lab[2] * inside];
}

/** `count` colours at equal distances along a path. */
function evenly(path: readonly Lab[], count: number): Rgb[] {
  const along = [0];
  for (let i = 1; i < path.length; i++) along.push((along[i - 1] ?? 0) + distance(path[i - 1], path[i]));
  const length = along.at(-1) ?? 0;
  let i = 0;
  return Array.from({ length: count }, (_, step) => {
    const wanted = (length * step) / (count - 1);
    while (i < path.length - 2 && (along[i + 1] ?? 0) < wanted) i++;
    const [before, behind] = [along[i] ?? 0, along[i + 1] ?? 0];
    return toRgb(mix(path[i], path[i + 1], behind > before ? (wanted - before) / (behind - before) : 0));
  });
}

function distance(one: Lab = black, other: Lab = black): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

const black: Lab = [0, 0, 0];

function mix(from: Lab = black, to: Lab = black, share: number): Lab {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}

export function toLab([red, green, blue]: Rgb): Lab {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toRgb(lab: Lab): Rgb {
  const [red, green, blue] = toLinearRgb(lab);
  return [fromLinear(red), fromLinear(green), fromLinear(blue)];
}

function isInGamut(lab: Lab): boolean {
  return toLinearRgb(lab).every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

function toLinearRgb([lightness, a, b]: Lab): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The transfer curve of sRGB (IEC 61966-2-1). */
function toLinear(byte: number): number {
  const channel = byte / 255;
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLinear(channel: number): number {
  const inside = Math.min(1, Math.max(0, channel));
  return 255 * (inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055);
}
