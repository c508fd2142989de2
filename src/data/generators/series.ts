import { choice, defineGenerator, examples, real, whole } from './define.ts';
import { Random } from './random.ts';
import { turn } from './turn.ts';

export const series = defineGenerator({
  name: 'series',
  title: 'Numbers over time',
  summary: 'Series of numbers about 0, and for each number the one that comes next.',
  params: {
    count: examples(100_000, 500),
    form: choice({
      default: 'waves',
      of: ['waves', 'trend'],
      help: 'Two waves over each other; or a trend with seasons that grow along it.',
    }),
    length: whole({ default: 24, min: 2, max: 1000, help: 'How many numbers each series has.' }),
    noise: real({ default: 0.05, min: 0, max: 1, help: 'How far numbers are off, as a standard deviation.' }),
  },
  columns({ count, form, length, noise }, seed) {
    const [past, next] = [new Float32Array(count * length), new Float32Array(count * length)];
    for (let i = 0; i < count; i++) {
      const random = new Random(seed, 'series', i);
      const at = form === 'waves' ? waves(random) : trend(random);
      let value = at(0) + noise * random.normal();
      for (let time = 0; time < length; time++) {
        past[i * length + time] = value;
        value = at(time + 1) + noise * random.normal();
        next[i * length + time] = value;
      }
    }
    const shape = [length, 1];
    return [
      { kind: 'numbers', name: 'past', shape, values: past, divisor: 1, starts: undefined },
      { kind: 'numbers', name: 'next', shape, values: next, divisor: 1, starts: undefined },
    ];
  },
});

type AtTime = (time: number) => number;

function waves(random: Random): AtTime {
  const one = wave(random, 6, 12, 0.7);
  const other = wave(random, 3, 6, 0.3);
  return (time) => one(time) + other(time);
}

function wave(random: Random, shortest: number, longest: number, height: number): AtTime {
  const period = random.uniform(shortest, longest);
  const phase = random.uniform();
  return (time) => height * turn(time / period + phase).sin;
}

/** As the monthly numbers of air passengers go: a year has twelve months, and its seasons, of any shape, grow with its level. */
function trend(random: Random): AtTime {
  const start = random.uniform(-1, 0);
  const slope = random.uniform(0.01, 0.03);
  const swing = random.uniform(0.1, 0.3);
  // One wave a year, two, three, and so on.
  const waves = [1, 0.6, 0.4, 0.3, 0.2].map((most, i) => {
    const [height, phase] = [most * random.uniform(0.3, 1), random.uniform()];
    return (time: number) => height * turn(((i + 1) * time) / 12 + phase).sin;
  });
  return (time) => {
    const season = waves.reduce((sum, wave) => sum + wave(time), 0);
    return start + slope * time + swing * (1 + slope * time) * season;
  };
}
