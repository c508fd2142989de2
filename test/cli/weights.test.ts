import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toBase64 } from '../../src/base/base64.ts';
import { infer } from '../../src/compiler/infer.ts';
import { drawWeights } from '../../src/compiler/weights.ts';
import { readSafetensors, type Tensor, writeSafetensors } from '../../src/exchange/safetensors.ts';
import { digits } from '../../src/samples/digits.ts';
import { findSampleWeights } from '../../src/samples/weights.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { classifier } from '../runtime/graphs.ts';
import { nameReader, phraseReader } from './graphs.ts';
import {
  checkFails,
  checkPrints,
  file,
  graphFile,
  layerwire,
  pathOf,
  resultOf,
  valuesOf,
  weightsFile,
} from './terminal.ts';

const ones = {
  'layer.W': { shape: [3, 2], data: new Float32Array(6).fill(1) },
  'layer.b': { shape: [3], data: new Float32Array(3) },
};

/** The weights that init writes for a graph. */
async function initialised(path: string): Promise<ReadonlyMap<string, Tensor>> {
  const out = pathOf('init.safetensors');
  expect(await checkPrints(['init', path, '--out', out])).toEqual([]);
  const { tensors, error } = readSafetensors(readFileSync(out));
  if (!tensors) throw new Error(error);
  return tensors;
}

describe('init', () => {
  test('writes what the seed gives, and what run draws', async () => {
    const path = graphFile({ ...classifier(), seed: 9 });
    expect(await initialised(path)).toEqual(drawWeights(9, infer(classifier()).weights));
    const out = pathOf('init.safetensors');
    expect(await valuesOf([path, '--weights', out])).toEqual(await valuesOf([path]));
  });

  test('names weights by path: of each reading and copy that has its own, and once where they are shared', async () => {
    const layer = bodyOf(
      [node('layer', 'vanilla', { units: 3, bias: false })],
      '$.input → layer.x',
      'layer.y → $.output',
    );
    const stacks = graphOf(
      [
        node('in', 'vector', { size: 3 }),
        node('deep', 'stack', { times: 3 }, layer),
        node('same', 'stack', { times: 3, shared: true }, layer),
        node('once', 'stack', { times: 1 }, layer),
      ],
      'in.out → deep.x',
      'deep.y → same.x',
      'same.y → once.x',
    );
    expect([...(await initialised(graphFile(stacks))).keys()].sort()).toEqual([
      'deep[0]/layer.W',
      'deep[1]/layer.W',
      'deep[2]/layer.W',
      'once[0]/layer.W',
      'same/layer.W',
    ]);
    const both = await initialised(graphFile(nameReader('ab', { direction: 'both' })));
    expect([...both.keys()].sort()).toEqual([
      'embed.W',
      'guess.W',
      'guess.b',
      ...['backward', 'forward'].flatMap((reading) =>
        ['Uh', 'Ur', 'Uz', 'Wh', 'Wr', 'Wz', 'bh', 'br', 'bz'].map((name) => `read[${reading}]/cell.${name}`),
      ),
    ]);
    const forward = await initialised(graphFile(nameReader('ab', { unit: 'lstm' })));
    expect([...forward.keys()].filter((name) => name.startsWith('read')).sort()).toEqual(
      ['Uc', 'Uf', 'Ui', 'Uo', 'Wc', 'Wf', 'Wi', 'Wo', 'bc', 'bf', 'bi', 'bo'].map(
        (name) => `read/cell.${name}`,
      ),
    );
    expect((await initialised(graphFile(phraseReader()))).get('compose/layer.W')?.shape).toEqual([3, 6]);
  });

  test('needs no values of sources', async () => {
    expect(await initialised(graphFile(nameReader()))).toEqual(
      await initialised(graphFile(nameReader('abc'))),
    );
  });

  test('cannot write into a folder that is not there, nor over one', async () => {
    const out = pathOf('nowhere/w.safetensors');
    await checkFails(['init', graphFile(classifier()), '--out', out], `${out}: there is no such file.`);
    await checkFails(
      ['init', graphFile(classifier()), '--out', pathOf('.')],
      `${pathOf('.')}: this is a folder.`,
    );
  });
});

describe('weights', () => {
  test('come from a file by name', async () => {
    const path = graphFile(classifier([0.25, 0.5]));
    const values = await valuesOf([path, '--weights', weightsFile(ones), '--ports', 'layer.y,odds.y']);
    const third = 0.33333334;
    expect(values['odds.y']).toEqual([third, third, third]);
  });

  test('of both readings come from a file, each by its name', async () => {
    const path = graphFile(nameReader('aba', { direction: 'both' }));
    const swapped = [...(await initialised(path))].map(([name, tensor]) => {
      const other = name.includes('forward') ? 'backward' : 'forward';
      return [name.replace(/forward|backward/, other), tensor] as const;
    });
    const asked = ['--ports', 'read[forward]/cell.z,read[backward]/cell.z'];
    const [forward, backward] = Object.values(await valuesOf([path, ...asked]));
    const weights = weightsFile(Object.fromEntries(swapped));
    const [forwardAfter, backwardAfter] = Object.values(
      await valuesOf([path, '--weights', weights, ...asked]),
    );
    // The word is the same from both ends.
    expect([forwardAfter].flat()).toEqual([backward].flat().reverse());
    expect([backwardAfter].flat()).toEqual([forward].flat().reverse());
  });

  test('come with the document, unless a file is given', async () => {
    const zeros = { ...ones, 'layer.W': { shape: [3, 2], data: new Float32Array(6) } };
    const own = toBase64(writeSafetensors(new Map(Object.entries(zeros))));
    const args = [graphFile({ ...classifier(), weights: { data: own } }), '--ports', 'layer.y'];
    expect((await valuesOf(args))['layer.y']).toEqual([0, 0, 0]);
    expect((await valuesOf([...args, '--weights', weightsFile(ones)]))['layer.y']).not.toEqual([0, 0, 0]);
  });

  test('that the document brings and that do not fit any more are drawn, with a note', async () => {
    const own = toBase64(writeSafetensors(new Map(Object.entries(ones))));
    const notes = [
      'Note: layer.W: the graph needs shape [4, 2], but the file has [3, 2].',
      'Note: layer.b: the graph needs shape [4], but the file has [3].',
    ];
    const path = graphFile({ ...classifier([1, 2], 4), weights: { data: own } });
    const { status, out, err } = await layerwire(['run', path]);
    expect({ status, err }).toEqual({ status: 0, err: notes });
    const { weights: _, ...bare } = { ...classifier([1, 2], 4), weights: undefined };
    expect(JSON.parse(out[0] ?? '').ports).toEqual(await resultOf([file('bare.json', bare)]));
    // However many lines of input there are, once.
    const lines = file('in.jsonl', '{"in": [1, 2]}\n{"in": [3, 4]}\n');
    expect((await layerwire(['run', path, '--input', lines])).err).toEqual(notes);
  });

  test('that a sample ships are used', async () => {
    const address = findSampleWeights('sample:digits');
    if (!address) throw new Error('The digits are not there.');
    const path = file('sample.json', digits.document);
    const { weights: _, ...untrained } = JSON.parse(JSON.stringify(digits.document));
    const trained = await valuesOf([path]);
    expect(trained).not.toEqual(await valuesOf([file('untrained.json', untrained)]));
    expect(
      await valuesOf([file('untrained.json', untrained), '--weights', new URL(address.href).pathname]),
    ).toEqual(trained);
  });
});

describe('weights in a file', () => {
  test('have to be exactly those of the graph', async () => {
    const { 'layer.b': b, ...others } = ones;
    const misfit = { ...others, 'layer.W': { ...others['layer.W'], shape: [2, 3] }, 'guess.W': b };
    await checkFails(
      ['run', graphFile(classifier()), '--weights', weightsFile(misfit)],
      'layer.W: the graph needs shape [3, 2], but the file has [2, 3].',
      'layer.b: the graph has this weight, of shape [3], but the file does not.',
      'guess.W: the file has this weight, but the graph does not.',
    );
  });

  test('have to be those of the graph as its input makes it', async () => {
    const flat = graphOf(
      [
        node('walk', 'series', { features: 2 }),
        node('flat', 'flatten', { keep: [] }),
        node('guess', 'vanilla', { units: 1, bias: false }),
      ],
      'walk.out → flat.x',
      'flat.y → guess.x',
    );
    const weights = weightsFile({ 'guess.W': { shape: [1, 4], data: new Float32Array(4) } });
    const run = (walk: unknown) => [
      'run',
      graphFile(flat),
      '--weights',
      weights,
      '--input',
      file('in.jsonl', `${JSON.stringify({ walk })}\n`),
    ];
    expect(
      await checkPrints(
        run([
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toHaveLength(1);
    await checkFails(
      run([[1, 2]]),
      'line 1: guess.W: the graph needs shape [1, 2], but the file has [1, 4].',
    );
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a header of gigabytes', Uint8Array.of(255, 255, 255, 255, 255, 0, 0, 0, 0)],
    ['a header that is no JSON', Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x2c)],
    ['data that is cut', writeSafetensors(new Map(Object.entries(ones))).slice(0, -1)],
  ])('that holds %s are refused in a line', async (_, content) => {
    const path = file('weights.safetensors', content);
    const { status, out, err } = await layerwire(['run', graphFile(classifier()), '--weights', path]);
    expect({ status, out, lines: err.length }).toEqual({ status: 1, out: [], lines: 1 });
    expect(err[0]).toContain(`${path}: `);
  });

  test('that cannot be read are an error', async () => {
    const run = (path: string) => ['run', graphFile(classifier()), '--weights', path];
    await checkFails(run(pathOf('none')), `${pathOf('none')}: there is no such file.`);
    await checkFails(run(pathOf('.')), `${pathOf('.')}: this is a folder.`);
  });
});
