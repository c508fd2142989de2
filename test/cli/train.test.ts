import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSafetensors } from '../../src/exchange/safetensors.ts';
import { classifier } from '../training/networks.ts';
import { checkFails, file, graphFile, layerwire, pathOf, valuesOf } from './terminal.ts';

const corners = [
  [0, 0, 'no'],
  [0, 1, 'yes'],
  [1, 0, 'yes'],
  [1, 1, 'no'],
] as const;
const lines = corners.map(([x, y, answer]) => JSON.stringify({ point: [x, y], answer })).join('\n');
const exclusiveOr = classifier(['no', 'yes'], { rate: 0.05, validation: 0, batch: 4, epochs: 100 });

test('train learns exclusive-or, says how it goes, and writes weights that run takes', async () => {
  const graph = graphFile(exclusiveOr);
  const out = pathOf('trained.safetensors');
  const { status, err } = await layerwire(['train', graph, '--data', file('xor.jsonl', lines), '--out', out]);
  expect(status).toBe(0);
  expect(err).toHaveLength(100);
  expect(err.at(-1)).toMatch(/^epoch 100 of 100: loss 0\.0\d+, 100\.0 % right$/);
  expect([...(readSafetensors(readFileSync(out)).tensors?.keys() ?? [])]).toContain('scores.W');
  for (const [x, y, answer] of corners) {
    const input = file('in.json', { point: [x, y], answer });
    const found = await valuesOf([graph, '--weights', out, '--input', input, '--ports', 'loss.loss']);
    expect(found['loss.loss']).toBeLessThan(0.2);
  }
});

test('train holds examples out, and does as many epochs as it is told', async () => {
  const graph = graphFile({ ...exclusiveOr, training: { batch: 2, validation: 0.25 } });
  const data = file('xor.jsonl', lines);
  const out = pathOf('trained.safetensors');
  const { err } = await layerwire(['train', graph, '--data', data, '--out', out, '--epochs', '2']);
  expect(err.map((line) => line.replaceAll(/\d+\.\d+/g, 'N').replaceAll(/loss \d\b/g, 'loss N'))).toEqual([
    'epoch 1 of 2: loss N, N % right; held out: loss N, N % right',
    'epoch 2 of 2: loss N, N % right; held out: loss N, N % right',
  ]);
});

test('what is wrong with examples is said with its line', async () => {
  const graph = graphFile(exclusiveOr);
  const check = (given: string, message: string) => {
    const data = file('bad.jsonl', given);
    const args = ['train', graph, '--data', data, '--out', pathOf('none.safetensors')];
    return checkFails(args, `${data}, line 2: ${message}`);
  };
  const first = '{"point": [0, 0], "answer": "no"}\n';
  await check(
    `${first}{"point": [0], "answer": "no"}`,
    'point.out: the value must be numbers for (features 2), but it is a list of 1 instead of 2.',
  );
  await check(
    `${first}{"point": [0, 0]}`,
    'answer: the source has a value in the first line, but none here.',
  );
  await check(
    `${first}{"point": [0, 0], "answer": "no", "ansver": 1}`,
    'ansver: there is no such source in the graph. Did you mean "answer"?',
  );
  await check(
    `${first}{"point": [0, 0`,
    'This is not JSON: in column 16, there should be a comma or ], but the text ends.',
  );
});

test('numbers that leave what can be held end the command with the node where it began', async () => {
  const graph = graphFile({
    ...exclusiveOr,
    training: { optimiser: 'sgd', rate: 100, validation: 0, batch: 4, weightDecay: 100 },
  });
  const args = ['train', graph, '--data', file('xor.jsonl', lines), '--out', pathOf('none.safetensors')];
  const { status, err } = await layerwire(args);
  expect(status).toBe(1);
  expect(err.at(-1)).toMatch(
    /^\w+: in step \d+ numbers are no longer finite here, on the way (for|back)wards\./,
  );
});
