/**
 * The bytes as they are, or what a gzip file of them holds; `undefined` when it is cut or malformed, or holds more than `most` bytes.
 * Never more than that is unpacked.
 */
export async function gunzip(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const { Gunzip } = await import('fflate');
  const parts: Uint8Array[] = [];
  let [length, ended] = [0, false];
  const unpacking = new Gunzip((part, final) => {
    parts.push(part);
    length += part.length;
    ended = final;
  });
  try {
    for (let at = 0; at < bytes.length && length <= most; at += portion)
      unpacking.push(bytes.subarray(at, at + portion), at + portion >= bytes.length);
  } catch {
    // What fflate says of data that is malformed or cut.
    return undefined;
  }
  // The last four bytes say how many there are; fflate does not look at them.
  const said = bytes.slice(-4).reduceRight((number, byte) => number * 256 + byte, 0);
  if (!ended || length > most || said !== length) return undefined;
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
