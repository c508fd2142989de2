import { mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/document.ts';
import { network } from '../training/networks.ts';
import { plainPng } from './encodePng.ts';
import { checkFails, file, graphFile, layerwire, pathOf, type Ran } from './terminal.ts';

const settings = { epochs: 2, validation: 0, batch: 4 };

/** Reads letter by letter, and is to say the next. */
const speller = network(
  [
    { id: 'letters', block: 'text', params: { vocabulary: '.ab' } },
    { id: 'embed', block: 'embedding', params: { size: 4 } },
    { id: 'scores', block: 'vanilla', params: { units: 3, nonlinearity: 'none' } },
    { id: 'next', block: 'text', params: { vocabulary: '.ab' } },
    { id: 'loss', block: 'cross-entropy' },
  ],
  [
    ['letters.out', 'embed.x'],
    ['embed.y', 'scores.x'],
    ['scores.y', 'loss.x'],
    ['next.out', 'loss.target'],
  ],
  settings,
);

/** One layer in front of a loss over classes. */
function chooser(source: Document['nodes'][number], classes: readonly string[]): Document {
  return network(
    [
      source,
      { id: 'flat', block: 'flatten' },
      { id: 'scores', block: 'vanilla', params: { units: classes.length, nonlinearity: 'none' } },
      { id: 'answer', block: 'class', params: { vocabulary: classes } },
      { id: 'loss', block: 'cross-entropy' },
    ],
    [
      [`${source.id}.out`, 'flat.x'],
      ['flat.y', 'scores.x'],
      ['scores.y', 'loss.x'],
      ['answer.out', 'loss.target'],
    ],
    settings,
  );
}

const picture = (classes: readonly string[]) =>
  chooser({ id: 'draw', block: 'image', params: { height: 1, width: 2 } }, classes);

function train(document: Document, ...options: readonly string[]): Promise<Ran> {
  return layerwire(['train', graphFile(document), '--out', pathOf('w.safetensors'), ...options]);
}

/** What is said of the examples, when two epochs go well. */
async function checkTrains(document: Document, ...options: readonly string[]): Promise<readonly string[]> {
  const { status, err } = await train(document, ...options);
  expect({ status, epochs: err.slice(-2).map((line) => line.slice(0, 12)) }).toEqual({
    status: 0,
    epochs: ['epoch 1 of 2', 'epoch 2 of 2'],
  });
  return err.slice(0, -2);
}

/** Bytes in IDX format. */
function idx(shape: readonly number[], values: readonly number[]): Uint8Array {
  return Uint8Array.of(0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...values);
}

describe('train learns from', () => {
  test('a text with a line an example', async () => {
    const data = file('names.txt', 'ab\nba\n');
    expect(await checkTrains(speller, '--data', data)).toEqual([
      `${data}, 2 examples: letters takes input, next takes target.`,
    ]);
  });

  test('a table, of which it is said what is to be predicted, or plain, as there is one column of classes', async () => {
    const flowers = chooser({ id: 'flower', block: 'vector', params: { size: 2 } }, ['rose', 'tulip']);
    const data = file('flowers.csv', 'long,wide,kind\n1,2,rose\n3,4,tulip\n');
    expect(await checkTrains(flowers, '--data', data, '--target', 'kind')).toEqual([
      `${data}, 2 examples: flower takes features, answer takes kind.`,
    ]);
    expect(await checkTrains(flowers, '--data', data)).toEqual([
      `${data}, 2 examples: flower takes features, answer takes kind.`,
    ]);
  });

  test('a table that is predicted from some of its columns', async () => {
    const flowers = chooser({ id: 'flower', block: 'vector', params: { size: 1 } }, ['0', '1']);
    const data = file('kinds.csv', 'long,wide,kind\n1,2,0\n3,4,1\n');
    expect(await checkTrains(flowers, '--data', data, '--target', 'kind', '--inputs', 'wide')).toEqual([
      `${data}, 2 examples: flower takes features, answer takes kind as classes.`,
    ]);
  });

  test('IDX files, packed or not', async () => {
    const images = file('images.idx3.gz', new Uint8Array(gzipSync(idx([2, 1, 2], [0, 255, 255, 0]))));
    const labels = file('labels.idx1', idx([2], [0, 1]));
    expect(await checkTrains(picture(['0', '1']), '--data', `${images},${labels}`)).toEqual([
      `${images}, 2 examples: draw takes image, answer takes label.`,
    ]);
  });

  test('pictures in folders that are named after what they show', async () => {
    for (const folder of ['pictures/left', 'pictures/right']) mkdirSync(pathOf(folder), { recursive: true });
    file('pictures/left/1.png', plainPng(2, [255, 0]));
    file('pictures/right/1.png', plainPng(2, [0, 255]));
    file('pictures/right/2.png', plainPng(1, [0]));
    expect(await checkTrains(picture(['left', 'right']), '--data', pathOf('pictures'))).toEqual([
      `Left out: ${pathOf('pictures/right/2.png')}: It has 1 × 1 pixels where most have 2 × 1. Bring all to one size.`,
      'pictures, 2 examples: draw takes image, answer takes label.',
    ]);
  });

  test('trees in brackets, with a label at every node', async () => {
    const data = file('trees.txt', '(1 (0 a) (1 b))\n(0 (1 b) (0 a))\n');
    const scorer = network(
      [
        { id: 'tree', block: 'tree', params: { vocabulary: 'a b' } },
        { id: 'embed', block: 'embedding', params: { size: 2 } },
        {
          id: 'compose',
          block: 'recurse',
          body: {
            nodes: [{ id: 'sum', block: 'add' }],
            wires: [
              ['$.left', 'sum.a'],
              ['$.right', 'sum.b'],
              ['sum.y', '$.result'],
            ],
          },
        },
        { id: 'scores', block: 'vanilla', params: { units: 2, nonlinearity: 'none' } },
        { id: 'wanted', block: 'text', params: { unit: 'word', vocabulary: '0 1' } },
        { id: 'loss', block: 'cross-entropy' },
      ],
      [
        ['tree.out', 'embed.x'],
        ['embed.y', 'compose.tree'],
        ['compose.all', 'scores.x'],
        ['scores.y', 'loss.x'],
        ['wanted.out', 'loss.target'],
      ],
      settings,
    );
    expect(await checkTrains(scorer, '--data', data)).toEqual([
      `${data}, 2 examples: tree takes tree, wanted takes scores.`,
    ]);
  });

  test('what a generator makes, the same as in the page', async () => {
    const points = chooser({ id: 'at', block: 'vector', params: { size: 2 } }, ['a', 'b']);
    expect(await checkTrains(points, '--make', 'points count=20 noise=0')).toEqual([
      'points, 20 examples: at takes point, answer takes class.',
    ]);
  });
});

test('columns can be chosen, and what is not there is said', async () => {
  const data = file('names.txt', 'ab\n');
  const turned = await checkTrains(speller, '--data', data, '--columns', 'next=input,letters=target');
  expect(turned).toEqual([`${data}, 1 example: letters takes target, next takes input.`]);
  const args = ['train', graphFile(speller), '--out', pathOf('w'), '--data', data];
  await checkFails(
    [...args, '--columns', 'leters=input'],
    'leters: there is no such source in the graph. Did you mean "letters"?',
  );
  await checkFails(
    [...args, '--columns', 'letters=output'],
    'letters: the source cannot take "output". There is input (text), target (text). Of these, input, target would fit.',
  );
});

describe('what is wrong is said with its file and line', () => {
  const args = (...options: readonly string[]) => [
    'train',
    graphFile(speller),
    '--out',
    pathOf('none.safetensors'),
    ...options,
  ];

  test('a symbol that the graph does not know', async () => {
    const data = file('odd.txt', 'ab\n\nac\n');
    const { status, err } = await layerwire(args('--data', data));
    expect(status).toBe(1);
    expect(err.slice(1)).toEqual([
      expect.stringMatching(/^letters\.out: .*odd\.txt, line 3: Text .*symbol 3 of value is "c"/),
      expect.stringMatching(/^next\.out: .*odd\.txt, line 3: /),
    ]);
  });

  test('a line that cannot be used, while the others are', async () => {
    const data = file('dots.txt', 'a.b\nab\n');
    const [first] = await checkTrains(speller, '--data', data);
    expect(first).toBe(
      `Left out: ${data}, line 1: The line has the mark "." in it. Take it out, or choose another mark.`,
    );
  });

  test('files that are not there or hold nothing', async () => {
    const empty = file('empty.txt', '\n');
    await checkFails(
      args('--data', empty),
      `${empty}: No line can be used. Choose a text with one example a line.`,
    );
    await checkFails(args('--data', pathOf('gone.txt')), `${pathOf('gone.txt')}: there is no such file.`);
    mkdirSync(pathOf('bare'), { recursive: true });
    await checkFails(
      args('--data', pathOf('bare')),
      `${pathOf('bare')}: there is no PNG in the folder. Name a folder of folders with pictures, or files.`,
    );
    const [one, two] = [file('one.txt', 'a'), file('two.txt', 'b')];
    await checkFails(args('--data', `${one},${two}`), `${two}: ${one} holds all examples. Choose one file.`);
  });

  test('data of which nothing fits', async () => {
    const data = file('numbers.csv', 'x,y\n1,2\n');
    await checkFails(
      args('--data', data),
      `${data}: no source of the graph can take anything of it. There is x (numbers), y (numbers).`,
    );
  });

  test('a generator that is not there, or takes something else', async () => {
    const statusOf = async (...options: readonly string[]) => {
      const { status, err } = await layerwire(args(...options));
      return [status, err[0]];
    };
    expect(await statusOf('--make', 'list')).toEqual([
      2,
      '--make must begin with one of points, digits, series, lists, opinions, but begins with "list". Did you mean "lists"?',
    ]);
    expect(await statusOf('--make', 'lists count')).toEqual([
      2,
      '--make must have NAME=VALUE behind the first word, but has "count".',
    ]);
    expect(await statusOf('--make', 'lists count=0')).toEqual([
      1,
      'lists: "count" must be a whole number from 1 to 100000, but is 0.',
    ]);
    expect(await statusOf()).toEqual([
      2,
      'train needs examples: either files, by --data, or a generator, by --make.',
    ]);
  });
});

test('how far it is, how good and how long it takes is said after every step', async () => {
  const said: [number | undefined, string | undefined][] = [];
  const args = ['train', graphFile(speller), '--data', file('names.txt', 'ab\nba\n'), '--out', pathOf('w')];
  await layerwire(args, '', (done, beside) => said.push([done, beside]));
  expect(said.map(([done]) => done)).toEqual([0.5, undefined, 1, undefined]);
  expect(said[0]?.[1]).toMatch(/^epoch 1 of 2: loss \d\.\d+, \d+\.\d % right, \d+:\d\d left$/);
});
