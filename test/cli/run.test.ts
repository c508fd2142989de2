import { readFileSync } from 'node:fs';
import { encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../src/base/base64.ts';
import { infer } from '../../src/compiler/infer.ts';
import { drawWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { readSafetensors, writeSafetensors } from '../../src/exchange/safetensors.ts';
import { findSampleWeights, samples } from '../../src/samples/index.ts';
import { graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { checkFails, checkPrints, file, graphFile, layerwire, pathOf } from './terminal.ts';

const picture = graphOf(
  [node('draw', 'image', { height: 1, width: 2 }), node('flat', 'flatten')],
  'draw.out → flat.x',
);
const coloured = graphOf([node('draw', 'image', { height: 1, width: 2, channels: 3 })]);

/** The values of all ports of the only result. */
async function valuesOf(args: readonly string[]): Promise<Record<string, unknown>> {
  const [line = '', ...others] = await checkPrints(['run', ...args]);
  expect(others).toEqual([]);
  return ports(line);
}

function ports(line: string): Record<string, unknown> {
  const found: Record<string, { values: unknown }> = JSON.parse(line).ports;
  return Object.fromEntries(Object.entries(found).map(([port, { values }]) => [port, values]));
}

function weightsFile(tensors: Readonly<Record<string, WeightTensor>>): string {
  return file('weights.safetensors', writeSafetensors(new Map(Object.entries(tensors))));
}

const ones = {
  'layer.W': { shape: [3, 2], data: new Float32Array(6).fill(1) },
  'layer.b': { shape: [3], data: new Float32Array(3) },
};

describe('the ports', () => {
  test('are those that feed nothing, in one JSON object', async () => {
    const [line = ''] = await checkPrints(['run', graphFile(classifier())]);
    const { ports } = JSON.parse(line);
    expect(Object.keys(ports)).toEqual(['odds.y']);
    expect(ports['odds.y'].axes).toEqual([['features', 3]]);
    const [a, b, c] = ports['odds.y'].values;
    expect(a + b + c).toBeCloseTo(1);
  });

  test('can be named, in the order of the answer', async () => {
    const values = await valuesOf([graphFile(classifier()), '--ports', 'layer.y, in.out,layer.y']);
    expect(Object.keys(values)).toEqual(['layer.y', 'in.out']);
    expect(values['in.out']).toEqual([1, 2]);
  });

  test('can be all', async () => {
    const values = await valuesOf([graphFile(classifier()), '--ports', 'all']);
    expect(Object.keys(values)).toEqual(['in.out', 'layer.x', 'layer.y', 'odds.x', 'odds.y']);
  });

  test('that are not there are an error', async () => {
    await checkFails(
      ['run', graphFile(classifier()), '--ports', 'odds.y,layer.z'],
      'layer.z: there is no such port in the graph. Did you mean "layer.x" or "layer.y"?',
    );
  });
});

test('a graph with problems is not run', async () => {
  const document = graphOf([node('draw', 'image'), node('guess', 'vanilla')], 'draw.out → guess.x');
  const { status, out, err } = await layerwire(['run', graphFile(document)]);
  expect({ status, out }).toEqual({ status: 1, out: [] });
  expect(err).toEqual([
    'guess.x: Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
  ]);
});

test('numbers that are not finite are texts', async () => {
  const document = graphOf(
    [node('in', 'vector', { size: 2, values: [3e38, -3e38] }), node('sum', 'add')],
    'in.out → sum.a',
    'in.out → sum.b',
  );
  expect(await valuesOf([graphFile(document)])).toEqual({ 'sum.y': ['Infinity', '-Infinity'] });
});

describe('input', () => {
  test('replaces the values of the sources that it names', async () => {
    const path = graphFile(classifier());
    const given = await valuesOf([
      path,
      '--input',
      file('in.json', { in: [0.5, -3] }),
      '--ports',
      'in.out,odds.y',
    ]);
    expect(given['in.out']).toEqual([0.5, -3]);
    expect(given).toEqual(await valuesOf([graphFile(classifier([0.5, -3])), '--ports', 'in.out,odds.y']));
  });

  test('that names no source changes nothing', async () => {
    const path = graphFile(classifier());
    expect(await valuesOf([path, '--input', file('in.json', '{}')])).toEqual(await valuesOf([path]));
  });

  test('of several axes comes in lists within lists', async () => {
    const input = file('in.json', {
      draw: [
        [
          [0, 0.5, 1],
          [1, 1, 0],
        ],
      ],
    });
    expect(await valuesOf([graphFile(coloured), '--input', input])).toEqual({
      'draw.out': [
        [
          [0, 0.5, 1],
          [1, 1, 0],
        ],
      ],
    });
  });

  test.each([
    [{ in: [1] }, 'in.out: the value must be numbers for (features 2), but it is a list of 1 instead of 2.'],
    [{ in: 7 }, 'in.out: the value must be numbers for (features 2), but it is 7 instead of a list of 2.'],
    [{ in: [1, 'x'] }, 'in.out: the value must be numbers for (features 2), but [1] is "x".'],
    [{ in: [1, 1e39] }, 'in.out: the value must be numbers for (features 2), but [1] is 1e+39.'],
    [
      { in: 'picture.png' },
      'in.out: the value must be numbers for (features 2), but it is "picture.png" instead of a list of 2.',
    ],
    [{ inn: [1, 2] }, 'inn: there is no such source in the graph. Did you mean "in"?'],
    [{ layer: [1, 2] }, 'layer: there is no such source in the graph.'],
  ])('%j is an error', async (input, says) => {
    await checkFails(['run', graphFile(classifier()), '--input', file('in.json', input)], says);
  });

  test.each(['[]', '3', '"in"', 'null'])('%s is no object', async (text) => {
    const path = file('in.json', text);
    await checkFails(
      ['run', graphFile(classifier()), '--input', path],
      `${path}: the input must be an object with the paths of sources, but is ${text}.`,
    );
  });

  test('that is not JSON says where', async () => {
    const { status, err } = await layerwire([
      'run',
      graphFile(classifier()),
      '--input',
      file('in.json', '{"in": [1,\n 2,}'),
    ]);
    expect(status).toBe(1);
    expect(err[0]).toContain('in.json: This is not JSON: in line 2, column 4,');
  });

  test('that cannot be read is an error', async () => {
    const path = pathOf('missing.json');
    await checkFails(['run', graphFile(classifier()), '--input', path], `${path}: there is no such file.`);
  });

  test('lists all its mistakes', async () => {
    const { err } = await layerwire([
      'run',
      graphFile(classifier()),
      '--input',
      file('in.json', { in: [1], other: 2 }),
    ]);
    expect(err).toHaveLength(2);
  });
});

describe('pictures', () => {
  const png = (width: number, data: readonly number[], channels = 1) =>
    encode({ width, height: 1, channels, data: Uint8Array.from(data) });

  test('are named from the folder of the input', async () => {
    file('picture.png', png(2, [0, 255]));
    const input = file('in.json', { draw: 'picture.png' });
    expect(await valuesOf([graphFile(picture), '--input', input])).toEqual({ 'flat.y': [0, 1] });
  });

  test('give the same as their bytes in the document', async () => {
    file('picture.png', png(2, [77, 201]));
    const draw = node('draw', 'image', { height: 1, width: 2, values: toBase64(Uint8Array.of(77, 201)) });
    const inside: Document = { ...picture, nodes: [draw, ...picture.nodes.slice(1)] };
    const input = file('in.json', { draw: 'picture.png' });
    expect(await valuesOf([graphFile(picture), '--input', input])).toEqual(
      await valuesOf([graphFile(inside)]),
    );
  });

  test('become coloured or grey as the source is', async () => {
    file('picture.png', png(2, [255, 0, 0, 0, 0, 0], 3));
    const input = file('in.json', { draw: 'picture.png' });
    expect(await valuesOf([graphFile(coloured), '--input', input])).toEqual({
      'draw.out': [
        [
          [1, 0, 0],
          [0, 0, 0],
        ],
      ],
    });
    expect(await valuesOf([graphFile(picture), '--input', input])).toEqual({ 'flat.y': [0.299, 0] });
  });

  test('of another size are an error', async () => {
    file('picture.png', png(3, [0, 0, 0]));
    await checkFails(
      ['run', graphFile(picture), '--input', file('in.json', { draw: 'picture.png' })],
      'draw.out: the picture must be 2 pixels wide and 1 high, but picture.png is 3 wide and 1 high.',
    );
  });

  test('that are none, or not there, are an error', async () => {
    file('picture.png', 'hello');
    await checkFails(
      ['run', graphFile(picture), '--input', file('in.json', { draw: 'picture.png' })],
      'draw.out: picture.png is no PNG that can be read.',
    );
    await checkFails(
      ['run', graphFile(picture), '--input', file('in.json', { draw: 'none.png' })],
      `${pathOf('none.png')}: there is no such file.`,
    );
  });
});

describe('input line by line', () => {
  test('gives a result a line, and skips empty lines', async () => {
    const path = graphFile(classifier());
    const lines = await checkPrints([
      'run',
      path,
      '--ports',
      'in.out,odds.y',
      '--input',
      file('in.jsonl', '{"in": [1, 2]}\n\n{"in": [3, 4]}\n{}\n'),
    ]);
    expect(lines.map((line) => ports(line)['in.out'])).toEqual([
      [1, 2],
      [3, 4],
      [1, 2],
    ]);
    expect(lines.map((line) => ports(line)['odds.y'])[1]).toEqual(
      (await valuesOf([graphFile(classifier([3, 4]))]))['odds.y'],
    );
  });

  test('stops at the first line that is wrong, and says which', async () => {
    const input = file('in.jsonl', '{"in": [1, 2]}\n{"in": [1]}\n{"in": [3, 4]}\n');
    const { status, out, err } = await layerwire(['run', graphFile(classifier()), '--input', input]);
    expect([status, out.length]).toEqual([1, 1]);
    expect(err).toEqual([
      'line 2: in.out: the value must be numbers for (features 2), but it is a list of 1 instead of 2.',
    ]);
  });

  test('is nothing for an empty file', async () => {
    expect(await checkPrints(['run', graphFile(classifier()), '--input', file('in.jsonl', '')])).toEqual([]);
  });
});

describe('weights', () => {
  test('follow from the seed, and are what init writes', async () => {
    const path = graphFile({ ...classifier(), seed: 9 });
    const out = pathOf('init.safetensors');
    expect(await checkPrints(['init', path, '--out', out])).toEqual([]);
    const drawn = drawWeights(9, infer(classifier()).weights);
    expect(readSafetensors(readFileSync(out)).tensors).toEqual(new Map(drawn));
    expect(await valuesOf([path, '--weights', out])).toEqual(await valuesOf([path]));
  });

  test('come from a file by name', async () => {
    const path = graphFile(classifier([0.25, 0.5]));
    const values = await valuesOf([path, '--weights', weightsFile(ones), '--ports', 'layer.y,odds.y']);
    const third = 0.33333334;
    expect(values['odds.y']).toEqual([third, third, third]);
  });

  test('come with the document, unless a file is given', async () => {
    const own = toBase64(
      writeSafetensors(
        new Map(Object.entries({ ...ones, 'layer.W': { shape: [3, 2], data: new Float32Array(6) } })),
      ),
    );
    const path = graphFile({ ...classifier(), weights: { data: own } });
    expect((await valuesOf([path, '--ports', 'layer.y']))['layer.y']).toEqual([0, 0, 0]);
    expect(
      (await valuesOf([path, '--ports', 'layer.y', '--weights', weightsFile(ones)]))['layer.y'],
    ).not.toEqual([0, 0, 0]);
  });

  test('that the document brings and that do not fit any more are drawn, with a note', async () => {
    const own = toBase64(writeSafetensors(new Map(Object.entries(ones))));
    const { status, out, err } = await layerwire([
      'run',
      graphFile({ ...classifier([1, 2], 4), weights: { data: own } }),
    ]);
    expect(status).toBe(0);
    expect(out.map(ports)).toEqual([await valuesOf([graphFile(classifier([1, 2], 4))])]);
    expect(err).toEqual([
      'Note: layer.W: the graph needs shape [4, 2], but the file has [3, 2].',
      'Note: layer.b: the graph needs shape [4], but the file has [3].',
    ]);
  });

  test('that a sample ships are used', async () => {
    const address = findSampleWeights('sample:digits');
    const [sample] = samples;
    if (!address || !sample) throw new Error('The digits are not there.');
    const path = file('sample.json', sample.document);
    const { weights: _, ...untrained } = JSON.parse(JSON.stringify(sample.document));
    const trained = await valuesOf([path]);
    expect(trained).not.toEqual(await valuesOf([file('untrained.json', untrained)]));
    expect(
      await valuesOf([file('untrained.json', untrained), '--weights', new URL(address.href).pathname]),
    ).toEqual(trained);
  });

  test('of a file have to be exactly those of the graph', async () => {
    const { 'layer.b': b, ...others } = ones;
    const misfit = { ...others, 'layer.W': { ...others['layer.W'], shape: [2, 3] }, 'guess.W': b };
    await checkFails(
      ['run', graphFile(classifier()), '--weights', weightsFile(misfit)],
      'layer.W: the graph needs shape [3, 2], but the file has [2, 3].',
      'layer.b: the graph has this weight, of shape [3], but the file does not.',
      'guess.W: the file has this weight, but the graph does not.',
    );
  });

  test('in a file that is none are an error', async () => {
    const path = file('weights.safetensors', 'hello');
    const { status, err } = await layerwire(['run', graphFile(classifier()), '--weights', path]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain(`${path}: A safetensors file begins with`);
  });

  test('cannot be written into a folder that is not there', async () => {
    const out = pathOf('nowhere/w.safetensors');
    await checkFails(['init', graphFile(classifier()), '--out', out], `${out}: there is no such file.`);
  });
});
