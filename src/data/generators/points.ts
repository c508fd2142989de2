import type { Column } from '../dataset.ts';
import { choice, defineGenerator, examples, real, whole } from './define.ts';
import { Random } from './random.ts';
import { turn } from './turn.ts';

type Point = readonly [x: number, y: number];

/** Of a form, a random point of a class, without noise. All lie within 2 of the middle. */
type Draw = (random: Random, which: number, classes: number) => Point;

const forms = {
  spiral(random, which, classes) {
    const along = random.uniform(0.05, 1);
    return polar(2 * along, 1.25 * along + which / classes);
  },
  circles(random, which, classes) {
    const width = 2 / (classes - 0.5);
    // The square root makes points as dense within as at the edge.
    const [inner, outer] = [which * width, (which + 0.5) * width];
    const square = random.uniform(inner * inner, outer * outer);
    return polar(Math.sqrt(square), random.uniform());
  },
  'exclusive-or'(random, which) {
    const [x, y] = [random.uniform(0.15, 2), random.uniform(0.15, 2)];
    const side = random.chance(0.5) ? 1 : -1;
    return [side * x, (which === 0 ? side : -side) * y];
  },
  Gaussians(random, which, classes) {
    const [x, y] = polar(1.4, which / classes);
    const near = () => 0.12 * Math.max(-2.5, Math.min(2.5, random.normal()));
    return [x + near(), y + near()];
  },
} satisfies Record<string, Draw>;

type Form = keyof typeof forms;

export const points = defineGenerator({
  name: 'points',
  title: 'Points in the plane',
  summary: 'Points of several classes that no straight line parts: small, quick and easy to see.',
  params: {
    count: examples(100_000, 500),
    form: choice({
      default: 'spiral',
      of: ['spiral', 'circles', 'exclusive-or', 'Gaussians'],
      help: 'How the classes lie.',
    }),
    classes: whole({ default: 2, min: 2, max: 5, help: 'How many there are; exclusive-or has two.' }),
    noise: real({ default: 0.05, min: 0, max: 1, help: 'How far points are off, as a standard deviation.' }),
  },
  columns({ count, form, classes, noise }, seed): readonly Column[] {
    const many = form === 'exclusive-or' ? 2 : classes;
    const values = new Float32Array(2 * count);
    for (let i = 0; i < count; i++) {
      const random = new Random(seed, 'points', i);
      const [x, y] = forms[form satisfies Form](random, i % many, many);
      values[2 * i] = x + noise * random.normal();
      values[2 * i + 1] = y + noise * random.normal();
    }
    const labels = ['a', 'b', 'c', 'd', 'e'].slice(0, many);
    const indices = Uint32Array.from({ length: count }, (_, i) => i % many);
    return [
      { kind: 'numbers', name: 'point', shape: [2], values, divisor: 1, starts: undefined },
      { kind: 'class', name: 'class', labels, indices, starts: undefined },
    ];
  },
});

/** At a distance from the middle and an angle in turns. */
function polar(radius: number, angle: number): Point {
  const { cos, sin } = turn(angle);
  return [radius * cos, radius * sin];
}
