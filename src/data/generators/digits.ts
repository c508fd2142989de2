import { digitStrokes, type Stroke } from '../digits/digits.ts';
import { type Point, penRadius, stampStroke } from '../digits/strokes.ts';
import { defineGenerator, examples, real } from './define.ts';
import { Random } from './random.ts';
import { turn } from './turn.ts';

const side = 28;
const middle = side / 2;

export const digits = defineGenerator({
  name: 'digits',
  title: 'Drawn digits',
  summary: 'Pictures of 28 × 28 pixels with a digit as many hands might draw it, white on black.',
  params: {
    count: examples(100_000, 2000),
    distortion: real({ default: 1, min: 0, max: 2, help: 'How much hands differ; 0 for always the same.' }),
  },
  columns({ count, distortion }, seed) {
    const models = Array.from({ length: 10 }, (_, digit) => digitStrokes(digit, side, side));
    const values = new Uint8Array(count * side * side);
    for (let i = 0; i < count; i++) {
      const picture = values.subarray(i * side * side, (i + 1) * side * side);
      draw(models[i % 10] ?? [], new Random(seed, 'digits', i), distortion, picture);
    }
    return [
      { kind: 'numbers', name: 'image', shape: [side, side, 1], values, divisor: 255, starts: undefined },
      {
        kind: 'class',
        name: 'label',
        labels: Array.from({ length: 10 }, (_, digit) => `${digit}`),
        indices: Uint32Array.from({ length: count }, (_, i) => i % 10),
        starts: undefined,
      },
    ];
  },
});

/** Draws strokes into a picture of zeros, each point moved as one hand moves them, with a pen of its own. */
function draw(strokes: readonly Stroke[], random: Random, distortion: number, picture: Uint8Array): void {
  const move = handOf(random, distortion);
  const radius = penRadius(side, side) * (1 + distortion * random.uniform(-0.35, 0.55));
  for (const stroke of strokes) {
    const moved = stroke.map(move);
    for (const [i, point] of moved.entries())
      stampStroke(picture, side, side, moved[i - 1] ?? point, point, Math.max(0.5, radius));
  }
}

/** A hand: it turns, slants, stretches and shifts what it draws, and wobbles in slow waves. */
function handOf(random: Random, distortion: number): (point: Point) => Point {
  const spread = (size: number) => distortion * random.uniform(-size, size);
  const { cos, sin } = turn(spread(0.045));
  const slant = spread(0.25);
  const [wide, high] = [1 + spread(0.2), 1 + spread(0.15)];
  const [right, down] = [spread(2), spread(2)];
  const waves = [
    wave(random, spread),
    wave(random, spread),
    wave(random, spread),
    wave(random, spread),
  ] as const;
  return ({ x, y }) => {
    const across = (x - middle + waves[0](x, y) + waves[1](x, y)) * wide;
    const along = (y - middle + waves[2](x, y) + waves[3](x, y)) * high;
    const slanted = across - slant * along;
    return {
      x: middle + right + cos * slanted - sin * along,
      y: middle + down + sin * slanted + cos * along,
    };
  };
}

/** A wave across the picture, in pixels: at most one and a half times over it. */
function wave(random: Random, spread: (size: number) => number): (x: number, y: number) => number {
  const height = spread(0.9);
  const [across, down] = [random.uniform(-1.5, 1.5), random.uniform(-1.5, 1.5)];
  const phase = random.uniform();
  return (x, y) => height * turn((across * x + down * y) / side + phase).sin;
}
