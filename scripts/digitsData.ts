import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Handwritten digits: pictures of 28 × 28 bytes, one behind the other, and what each shows. */
export interface Digits {
  readonly count: number;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

const besideTheProject = fileURLToPath(new URL('../../shared/data/digits', import.meta.url));

/** Reads one half of the digits in IDX format (LeCun, Cortes, Burges); throws when the files are not there or not IDX. */
export function readDigits(half: 'train' | 'test', folder = besideTheProject): Digits {
  const read = (name: string) => {
    const file = join(folder, `${half}-${name}-ubyte.gz`);
    if (!existsSync(file)) throw new Error(`The digits are not there: ${file} is missing.`);
    return gunzipSync(readFileSync(file));
  };
  const images = read('images-idx3');
  const labels = read('labels-idx1');
  const count = images.readUInt32BE(4);
  if (
    images.readUInt32BE(0) !== 0x803 ||
    labels.readUInt32BE(0) !== 0x801 ||
    labels.readUInt32BE(4) !== count
  )
    throw new Error(`The digits in ${folder} are not IDX files of bytes, one label a picture.`);
  return { count, pixels: images.subarray(16), labels: labels.subarray(8) };
}

export const side = 28;
