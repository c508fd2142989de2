import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fromBase64 } from '../base/base64.ts';
import type { WeightsSource } from '../document/document.ts';
import { readSafetensors } from '../exchange/safetensors.ts';
import type { WeightsFile } from '../runtime/protocol.ts';
import { findSampleWeights } from '../samples/weights.ts';
import { Failure } from './command.ts';
import { readBytes } from './readFile.ts';

/** The weights in a file. */
export async function readWeights(path: string): Promise<WeightsFile> {
  return parse(await readBytes(path), path);
}

/** The weights that a document brings or names. */
export async function readOwnWeights(source: WeightsSource): Promise<WeightsFile> {
  if ('data' in source) {
    const bytes = fromBase64(source.data);
    if (!bytes) throw new Failure(['weights: data must be base64, but is not.']);
    return parse(bytes, 'weights');
  }
  const address = findSampleWeights(source.from);
  if (!address) throw new Failure([`weights: there is no file "${source.from}" in this Layerwire.`]);
  const bytes = await readFile(fileURLToPath(address.href));
  const digest = bytesToHex(sha256(bytes));
  if (digest !== source.sha256)
    throw new Failure([
      `weights: the document means a ${source.from} whose SHA-256 is ${source.sha256}, but that of the file in this Layerwire is ${digest}.`,
    ]);
  return parse(bytes, source.from);
}

function parse(bytes: Uint8Array, name: string): WeightsFile {
  const read = readSafetensors(bytes);
  if (read.error !== undefined) throw new Failure([`${name}: ${read.error}`]);
  return { id: name, tensors: read.tensors };
}
