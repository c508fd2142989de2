/**
 * Makes the weights of the digit reader, from the digits in `../shared/data/digits` or a folder given as an argument:
 *
 *     npm run train:digits -- [FOLDER] [--epochs N]
 *
 * The network is the sample's own document, lowered, batched and differentiated by the compiler and run by its plan;
 * only the optimiser (Adam; Kingma and Ba 2015) and the distortion of the pictures live here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { threefry } from '../src/base/random.ts';
import { axis, countElements } from '../src/base/valueType.ts';
import { compile, optimise, planFor } from '../src/compiler/compile.ts';
import { infer } from '../src/compiler/infer.ts';
import { lower } from '../src/compiler/lower.ts';
import { drawWeights } from '../src/compiler/weights.ts';
import { save } from '../src/document/save.ts';
import { writeSafetensors } from '../src/exchange/safetensors.ts';
import { Builder } from '../src/ir/builder.ts';
import { sizeOf } from '../src/ir/layout.ts';
import { createExecutor, type Executor } from '../src/runtime/executor.ts';
import { type Digits, readDigits, side } from './digitsData.ts';
import { distort } from './distort.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { epochs: { type: 'string', default: '45' } },
});
const [folder] = positionals;
const epochs = Number(options.epochs);
const batchSize = 50;
const classes = 10;
const documentFile = new URL('../src/samples/digits.json', import.meta.url);
const weightsFile = new URL('../src/samples/digits.safetensors', import.meta.url);

const { weights: _, ...document } = JSON.parse(readFileSync(documentFile, 'utf8'));
const inference = infer(document);
const lowered = lower(inference, ['guess.y']);
const names = lowered.inputs.filter((name) => name !== 'draw.out');
const weights = drawWeights(document.seed, inference.weights);

/** Logits of a batch of pictures, and the gradients of its mean cross-entropy for every weight, in one program. */
function trainingPlan() {
  const { program } = lowered;
  const shapes = program.inputs.map((id) => program.shapes[id] ?? []);
  const isPicture = lowered.inputs.map((name) => name === 'draw.out');
  const emit = new Builder();
  const inputs = shapes.map((shape, i) => emit.input(isPicture[i] ? [batchSize, ...shape] : shape));
  const targets = emit.input([batchSize, classes]);
  const loss = emit.trace(
    [...inputs, targets].map((input) => input.shape),
    (inner, operands) => {
      const [logits] = inner.batched(program, operands.slice(0, -1), isPicture, batchSize);
      const wanted = operands.at(-1);
      if (!logits || !wanted) throw new Error('The digit reader gives no guess.');
      const logOdds = inner.one(
        'log',
        [inner.add(inner.one('softmax', [logits], {}), inner.fill(1e-7, logits.shape))],
        {},
      );
      const fits = inner.sum(inner.sum(inner.mul(wanted, logOdds), 1), 0);
      return [inner.mul(fits, inner.fill(-1 / batchSize, [])), logits];
    },
  );
  const gradients = emit.pullback(loss, [...inputs, targets], [emit.fill(1, [])]);
  const taps = names.map((name) => numbersAt(name, weights.get(name)?.data.length ?? 0));
  const outputs = names.flatMap((name) => gradients[lowered.inputs.indexOf(name)] ?? []);
  return planFor({
    program: optimise(emit.finish(outputs)),
    inputs: [...lowered.inputs, 'targets'],
    taps,
  });
}

function guessingPlan() {
  const compiled = compile(inference, ['guess.y'], { batch: batchSize });
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

/** What is read back, as so many numbers one behind the other. */
function numbersAt(port: string, length: number) {
  return { port, axes: [axis('features', length)], layout: [length] };
}

const training = createExecutor(trainingPlan());
const guessing = createExecutor(guessingPlan());

function read(executor: Executor, name: string): Float32Array {
  const tap = executor.taps.find(({ port }) => port === name);
  if (!tap) throw new Error(`${name} is not read back.`);
  const values = new Float32Array(sizeOf(tap.layout));
  executor.read(tap, values);
  return values;
}

/** How many of the digits, as they are, get the largest guess where their label is. */
function countRight({ count, pixels, labels }: Digits): number {
  for (const name of names) guessing.write(name, weights.get(name)?.data ?? new Float32Array());
  let right = 0;
  for (let start = 0; start < count; start += batchSize) {
    guessing.write(
      'draw.out',
      Float32Array.from(
        pixels.subarray(start * side * side, (start + batchSize) * side * side),
        (byte) => byte / 255,
      ),
    );
    guessing.run();
    const guesses = read(guessing, 'guess.y');
    for (let i = 0; i < batchSize; i++) {
      const own = guesses.subarray(i * classes, (i + 1) * classes);
      if (own.indexOf(Math.max(...own)) === labels[start + i]) right++;
    }
  }
  return right;
}

let drawn = 0;
const random = () => threefry([document.seed, 1], [drawn++, 0])[0] / 2 ** 32;
const train = readDigits('train', folder);
const test = readDigits('test', folder);
const moments = new Map(
  names.map((name) => [
    name,
    {
      mean: new Float32Array(countElements(weights.get(name)?.shape ?? [])),
      square: new Float32Array(countElements(weights.get(name)?.shape ?? [])),
    },
  ]),
);
const pictures = new Float32Array(batchSize * side * side);
const targets = new Float32Array(batchSize * classes);
let step = 0;
const steps = epochs * Math.floor(train.count / batchSize);

for (let epoch = 1; epoch <= epochs; epoch++) {
  const order = Array.from({ length: train.count }, (_index, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  for (let start = 0; start + batchSize <= train.count; start += batchSize) {
    targets.fill(0);
    for (let i = 0; i < batchSize; i++) {
      const digit = order[start + i] ?? 0;
      distort(train.pixels, digit * side * side, random, pictures, i * side * side);
      targets[i * classes + (train.labels[digit] ?? 0)] = 1;
    }
    learn();
  }
  process.stderr.write(
    `epoch ${epoch} of ${epochs}: ${countRight(test)} of ${test.count} test digits right\n`,
  );
}

/** One step of Adam on the batch that stands in `pictures` and `targets`; the rate falls to zero along a half cosine. */
function learn(): void {
  for (const name of names) training.write(name, weights.get(name)?.data ?? new Float32Array());
  training.write('draw.out', pictures);
  training.write('targets', targets);
  training.run();
  step++;
  const rate = 0.002 * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
  for (const name of names) {
    const gradient = read(training, name);
    const { mean, square } = moments.get(name) ?? {};
    const data = weights.get(name)?.data;
    if (!mean || !square || !data) continue;
    gradient.forEach((slope, i) => {
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * slope;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * slope * slope;
      const direction = (mean[i] ?? 0) / (1 - 0.9 ** step);
      const size = Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step));
      data[i] = (data[i] ?? 0) - (rate * direction) / (size + 1e-8);
    });
  }
}

const file = writeSafetensors(weights);
writeFileSync(weightsFile, file);
const from = { from: 'sample:digits', sha256: bytesToHex(sha256(file)) };
writeFileSync(documentFile, save({ ...document, weights: from }));
process.stdout.write(
  `${countRight(test)} of ${test.count} test digits right; ${file.length} bytes written\n`,
);
