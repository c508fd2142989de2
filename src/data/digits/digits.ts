import { type Point, penRadius, stampStroke } from './strokes.ts';

/** A line drawn without lifting the pen. */
export type Stroke = readonly Point[];

/** Of a smooth stroke, across and down in hundredths of the digit's box. */
type Knots = readonly (readonly [x: number, y: number])[];

const digitKnots: readonly (readonly Knots[])[] = [
  [
    [
      [60, 5],
      [38, 5],
      [20, 24],
      [13, 52],
      [20, 82],
      [42, 97],
      [66, 88],
      [82, 60],
      [80, 28],
      [66, 9],
      [54, 5],
    ],
  ],
  [
    [
      [57, 3],
      [52, 34],
      [48, 66],
      [43, 97],
    ],
  ],
  [
    [
      [18, 25],
      [29, 9],
      [52, 3],
      [73, 14],
      [73, 36],
      [53, 60],
      [30, 82],
      [14, 95],
    ],
    [
      [14, 95],
      [34, 91],
      [60, 95],
      [88, 90],
    ],
  ],
  [
    [
      [19, 14],
      [41, 3],
      [67, 8],
      [73, 25],
      [59, 40],
      [39, 46],
    ],
    [
      [39, 46],
      [66, 50],
      [80, 68],
      [70, 88],
      [44, 97],
      [16, 89],
    ],
  ],
  [
    [
      [27, 6],
      [20, 30],
      [17, 49],
      [30, 57],
      [58, 53],
      [86, 46],
    ],
    [
      [74, 4],
      [68, 42],
      [59, 97],
    ],
  ],
  [
    [
      [82, 4],
      [58, 7],
      [34, 8],
    ],
    [
      [34, 8],
      [29, 26],
      [24, 45],
    ],
    [
      [24, 45],
      [46, 39],
      [71, 50],
      [77, 72],
      [61, 92],
      [36, 97],
      [14, 89],
    ],
  ],
  [
    [
      [68, 3],
      [44, 20],
      [26, 47],
      [20, 74],
      [34, 95],
      [58, 95],
      [75, 78],
      [69, 60],
      [48, 55],
      [29, 67],
      [22, 82],
    ],
  ],
  [
    [
      [13, 11],
      [44, 10],
      [83, 5],
    ],
    [
      [83, 5],
      [69, 32],
      [53, 63],
      [41, 97],
    ],
  ],
  [
    [
      [72, 17],
      [54, 4],
      [32, 9],
      [27, 27],
      [43, 44],
      [64, 58],
      [73, 77],
      [60, 95],
      [37, 95],
      [25, 78],
      [36, 59],
      [56, 42],
      [72, 25],
      [72, 15],
    ],
  ],
  [
    [
      [76, 22],
      [61, 5],
      [37, 10],
      [25, 30],
      [36, 48],
      [59, 43],
      [76, 21],
    ],
    [
      [76, 21],
      [73, 55],
      [63, 97],
    ],
  ],
];

/**
 * The strokes of a digit, 0 to 9, in the pixels of a picture of this size. They lie as the digits of MNIST do: within
 * 20/28 of the shorter side, with the centre of mass of the ink in the middle.
 */
export function digitStrokes(digit: number, width: number, height: number): readonly Stroke[] {
  const strokes = (digitKnots[digit] ?? []).map(smooth);
  const all = strokes.flat();
  const [left, right] = [Math.min(...all.map(({ x }) => x)), Math.max(...all.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...all.map(({ y }) => y)), Math.max(...all.map(({ y }) => y))];
  const side = (Math.min(width, height) * 20) / 28 - 2 * penRadius(width, height);
  const scale = side / Math.max(right - left, bottom - top);
  const placed = strokes.map((stroke) =>
    stroke.map(({ x, y }) => ({
      x: width / 2 + (x - (left + right) / 2) * scale,
      y: height / 2 + (y - (top + bottom) / 2) * scale,
    })),
  );
  const centre = centreOfMass(inkMask(placed, width, height), width);
  return placed.map((stroke) =>
    stroke.map(({ x, y }) => ({ x: x + width / 2 - centre.x, y: y + height / 2 - centre.y })),
  );
}

/** How far strokes cover the pixels (height, width), 0 to 255. */
export function inkMask(strokes: readonly Stroke[], width: number, height: number): Uint8Array<ArrayBuffer> {
  const mask = new Uint8Array(width * height);
  for (const stroke of strokes)
    for (const [i, point] of stroke.entries())
      stampStroke(mask, width, height, stroke[i - 1] ?? point, point, penRadius(width, height));
  return mask;
}

/** A Catmull–Rom spline through the knots, ten pieces from each to the next. */
function smooth(knots: Knots): Stroke {
  const at = (i: number) => knots[Math.min(knots.length - 1, Math.max(0, i))] ?? [0, 0];
  const pieces = (knots.length - 1) * 10;
  return Array.from({ length: pieces + 1 }, (_, step) => {
    const i = Math.min(knots.length - 2, Math.floor(step / 10));
    const t = step / 10 - i;
    const along = (axis: 0 | 1) => spline(at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis], t);
    return { x: along(0), y: along(1) };
  });
}

function spline(before: number, from: number, to: number, behind: number, t: number): number {
  const slope = to - before;
  const curve = 2 * before - 5 * from + 4 * to - behind;
  const bend = 3 * (from - to) + behind - before;
  return from + 0.5 * t * (slope + t * (curve + t * bend));
}

function centreOfMass(mask: Uint8Array, width: number): Point {
  let [mass, x, y] = [0, 0, 0];
  for (const [i, ink] of mask.entries()) {
    mass += ink;
    x += ink * ((i % width) + 0.5);
    y += ink * (Math.floor(i / width) + 0.5);
  }
  return mass === 0 ? { x: 0, y: 0 } : { x: x / mass, y: y / mass };
}
