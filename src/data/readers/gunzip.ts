import { crc32 } from './crc32.ts';

/**
 * The bytes as they are, or what a gzip file of them holds; `undefined` when it is cut, malformed or
 * damaged, or holds more than `most` bytes.
 * Never more than that is unpacked.
 */
export async function gunzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { Gunzip } = await import('fflate');
  const parts: Uint8Array[] = [];
  let [length, sum, ended] = [0, 0, false];
  const unpacking = new Gunzip((part, final) => {
    parts.push(part);
    length += part.length;
    sum = crc32(part, sum);
    ended = final;
  });
  try {
    for (let at = 0; at < bytes.length && length <= most; at += portion)
      unpacking.push(bytes.subarray(at, at + portion), at + portion >= bytes.length);
  } catch {
    // What fflate says of data that is malformed or cut.
    return undefined;
  }
  if (!ended || length > most || bytes.length < leastBytes) return undefined;
  // The last eight bytes are the sum of all and how many there are; fflate does not look at them.
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8);
  if (end.getUint32(0, true) !== sum || end.getUint32(4, true) !== length) return undefined;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** How many bytes are unpacked at a time; a thousand times as many may come out. */
const portion = 2 ** 16;
/** A head of ten bytes, and an end of eight. */
const leastBytes = 18;
