import { isReserved } from '../base/names.ts';
import { countElements } from '../base/valueType.ts';
import { isDeeper, parseJson } from '../document/json.ts';
import { limits } from '../document/limits.ts';
import { repeatedKey } from './repeatedKey.ts';

/*
 * The safetensors format: eight bytes with the length of the header (little endian), the header in JSON, then the data of
 * all tensors without gaps or overlaps. https://github.com/huggingface/safetensors#format
 */

/** Numbers in row-major order. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type ReadTensors =
  | { readonly tensors: ReadonlyMap<string, Tensor>; readonly error?: undefined }
  | { readonly tensors?: undefined; readonly error: string };

const largestHeader = 100_000_000;
const metadataKey = '__metadata__';

/** Reads a file of float32 tensors; one that is malformed in any way is refused with a sentence that says how. */
export function readSafetensors(bytes: Uint8Array): ReadTensors {
  try {
    const { header, data } = splitFile(bytes);
    checkMetadata(header.get(metadataKey));
    const entries = [...header]
      .filter(([name]) => name !== metadataKey)
      .map(([name, value]) => readEntry(name, value));
    checkCover(entries, data.length);
    return {
      tensors: new Map(
        entries.map((entry) => [entry.name, { shape: entry.shape, data: floats(data, entry) }]),
      ),
    };
  } catch (error) {
    if (error instanceof Malformed) return { error: error.message };
    throw error;
  }
}

/** Carries the reason out of the functions below; never leaves this file. */
class Malformed extends Error {}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  /** In bytes from the start of the data. */
  readonly begin: number;
  readonly end: number;
}

function splitFile(bytes: Uint8Array): { header: Map<string, unknown>; data: Uint8Array } {
  if (bytes.length < 8)
    throw new Malformed(
      `A safetensors file begins with 8 bytes for the length of its header, but this one has ${bytes.length} in all.`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true) + view.getUint32(4, true) * 2 ** 32;
  if (length > largestHeader)
    throw new Malformed(
      `The header must have at most ${largestHeader} bytes, but is said to have ${length}.`,
    );
  if (length > bytes.length - 8)
    throw new Malformed(
      `The header is said to have ${length} bytes, but the file ends ${bytes.length - 8} bytes behind its length.`,
    );
  if (bytes[8] !== '{'.charCodeAt(0)) throw new Malformed('The header must begin with {, but does not.');
  const text = decode(bytes.subarray(8, 8 + length));
  const parsed = parseJson(text);
  if ('error' in parsed) {
    const { line, column, message } = parsed.error;
    throw new Malformed(`The header is not JSON: in line ${line}, column ${column}, ${message}.`);
  }
  if (isDeeper(parsed.value, limits.depth))
    throw new Malformed(
      `The header must be nested at most ${limits.depth} levels deep, but goes on below that.`,
    );
  const repeated = repeatedKey(text);
  if (repeated !== undefined)
    throw new Malformed(`The header has the key ${quoted(repeated)} twice in one place.`);
  return { header: new Map(Object.entries(Object(parsed.value))), data: bytes.subarray(8 + length) };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Malformed('The header is not text in UTF-8.');
  }
}

function checkMetadata(value: unknown): void {
  if (value === undefined) return;
  const texts = isObject(value) && Object.values(value).every((each) => typeof each === 'string');
  if (!texts) throw new Malformed(`${metadataKey} must hold texts by name, but does not.`);
}

function readEntry(name: string, value: unknown): Entry {
  const tensor = `The tensor ${quoted(name)}`;
  if (isReserved(name)) throw new Malformed(`${tensor} must have another name: this one is reserved.`);
  if (!isObject(value))
    throw new Malformed(`${tensor} must have dtype, shape and data_offsets, but is no object.`);
  const { dtype, shape, data_offsets: offsets, ...others } = value;
  const [other] = Object.keys(others);
  if (other !== undefined)
    throw new Malformed(`${tensor} must have dtype, shape and data_offsets, but has ${quoted(other)} too.`);
  if (dtype !== 'F32')
    throw new Malformed(
      `${tensor} must be of dtype F32, the only one that is read here, but is ${quoted(dtype)}.`,
    );
  if (!isCounts(shape))
    throw new Malformed(`${tensor} must have a shape of whole numbers, but it is ${quoted(shape)}.`);
  if (!isCounts(offsets) || offsets.length !== 2)
    throw new Malformed(
      `${tensor} must have two data_offsets, where it begins and ends, but they are ${quoted(offsets)}.`,
    );
  const [begin = 0, end = 0] = offsets;
  const wanted = countElements(shape) * 4;
  if (end - begin !== wanted)
    throw new Malformed(
      `${tensor} of shape [${shape.join(', ')}] needs ${wanted} bytes, but its data_offsets [${begin}, ${end}] span ${end - begin}.`,
    );
  return { name, shape, begin, end };
}

/** Every byte of the data belongs to exactly one tensor. */
function checkCover(entries: readonly Entry[], length: number): void {
  let covered = 0;
  let before = 'the start of the data';
  for (const { name, begin, end } of entries.toSorted(
    (one, other) => one.begin - other.begin || one.end - other.end,
  )) {
    const tensor = `The tensor ${quoted(name)}`;
    if (begin < covered)
      throw new Malformed(
        `${tensor} begins at byte ${begin}, inside of ${before}, which ends at ${covered}.`,
      );
    if (begin > covered)
      throw new Malformed(
        `${tensor} begins at byte ${begin}, which leaves a gap behind ${before} at ${covered}.`,
      );
    if (end > length)
      throw new Malformed(`${tensor} ends at byte ${end}, but the data has only ${length} bytes.`);
    covered = end;
    before = quoted(name);
  }
  if (covered < length)
    throw new Malformed(`The last ${length - covered} bytes of the file belong to no tensor.`);
}

function floats(data: Uint8Array, { begin, end }: Entry): Float32Array {
  // Copied, as the place in the file need not be aligned. Every platform that runs this is little endian, like the file.
  // A copy by `from`: the `slice` of Node's Buffer would be a view of all of its memory.
  return new Float32Array(Uint8Array.from(data.subarray(begin, end)).buffer);
}

/**
 * The bytes of a safetensors file: tensors sorted by name, the header padded with spaces so that the data is aligned to 8
 * bytes. Throws when a tensor's data has not as many numbers as its shape says, or its name is reserved.
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Tensor>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const sorted = [...tensors].sort(([one], [other]) => (one < other ? -1 : 1));
  const header: [string, unknown][] = metadata ? [[metadataKey, metadata]] : [];
  let size = 0;
  for (const [name, { shape, data }] of sorted) {
    if (isReserved(name) || name === metadataKey) throw new Error(`A tensor cannot have the name ${name}.`);
    if (data.length !== countElements(shape))
      throw new Error(`${name} has ${data.length} numbers, but its shape is [${shape.join(', ')}].`);
    header.push([name, { dtype: 'F32', shape, data_offsets: [size, size + data.length * 4] }]);
    size += data.length * 4;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const length = Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(8 + length + size).fill(' '.charCodeAt(0), 8, 8 + length);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.set(text, 8);
  let offset = 8 + length;
  for (const [, { data }] of sorted) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return bytes;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 77)}…`;
}
