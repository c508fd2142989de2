import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { streamKey, threefry } from '../../src/base/random.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { readIdx } from '../../src/data/readers/readIdx.ts';
import type { Document } from '../../src/document/document.ts';
import { distort } from './distort.ts';
import { MissingData } from './missingData.ts';

const besideTheProject = fileURLToPath(new URL('../../../shared/data/digits', import.meta.url));

/** Reads one half of the digits of MNIST: pictures of 28 × 28 bytes, and what each shows. Throws when they are not there. */
export async function readDigits(half: 'train' | 'test'): Promise<Dataset> {
  const files = ['images-idx3', 'labels-idx1'].map((name) =>
    join(besideTheProject, `${half}-${name}-ubyte.gz`),
  );
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new MissingData(`The digits are not there: ${missing} is missing.`);
  const { dataset } = await readIdx(
    files.map((name) => ({ name, bytes: new Uint8Array(readFileSync(name)) })),
  );
  if (!dataset) throw new Error(`The digits in ${besideTheProject} are no IDX files.`);
  return dataset;
}

/** The digit reader with a loss behind its guess, as “Add a loss” puts it there. */
export function withLoss(document: Document): Document {
  return {
    ...document,
    nodes: [
      ...document.nodes,
      { id: 'label', block: 'class', params: { vocabulary: '0 1 2 3 4 5 6 7 8 9' } },
      { id: 'loss', block: 'cross-entropy' },
    ],
    wires: [...document.wires, ['guess.y', 'loss.x'], ['label.out', 'loss.target']],
  };
}

/** Writes every training digit as so many other hands might have drawn it, as IDX files; gives their paths. */
export async function writeDistorted(folder: string, hands: number): Promise<readonly string[]> {
  const { count, columns } = await readDigits('train');
  const [image, label] = [
    columns.find(({ kind }) => kind === 'numbers'),
    columns.find(({ kind }) => kind === 'class'),
  ];
  if (image?.kind !== 'numbers' || label?.kind !== 'class' || !(image.values instanceof Uint8Array))
    throw new Error('Digits are pictures of bytes and labels.');
  const size = image.values.length / count;
  const pictures = new Uint8Array(count * hands * size);
  const labels = new Uint8Array(count * hands);
  const key = streamKey(1, 'hands');
  for (let i = 0; i < count * hands; i++) {
    const digit = i % count;
    let drawn = 0;
    const random = () => threefry(key, [i, drawn++])[0] / 2 ** 32;
    pictures.set(distort(image.values.subarray(digit * size, (digit + 1) * size), random), i * size);
    labels[i] = label.indices[digit] ?? 0;
  }
  const write = (name: string, shape: readonly number[], values: Uint8Array) => {
    const head = new DataView(new ArrayBuffer(4 + 4 * shape.length));
    head.setUint16(2, 0x800 + shape.length);
    for (const [axis, length] of shape.entries()) head.setUint32(4 + 4 * axis, length);
    writeFileSync(join(folder, name), Buffer.concat([new Uint8Array(head.buffer), values]));
    return join(folder, name);
  };
  return [
    write('images.idx3', [count * hands, ...image.shape], pictures),
    write('labels.idx1', [count * hands], labels),
  ];
}
