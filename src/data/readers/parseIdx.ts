/** An array of numbers, row-major. */
export interface IdxArray {
  readonly shape: readonly number[];
  /** Bytes stay bytes. */
  readonly values: Uint8Array | Float32Array;
}

/** By the third byte: how many bytes a number has, and how it is read. */
const kinds: Readonly<Record<number, { readonly size: number; read(view: DataView, at: number): number }>> = {
  8: { size: 1, read: (view, at) => view.getUint8(at) },
  9: { size: 1, read: (view, at) => view.getInt8(at) },
  11: { size: 2, read: (view, at) => view.getInt16(at) },
  12: { size: 4, read: (view, at) => view.getInt32(at) },
  13: { size: 4, read: (view, at) => view.getFloat32(at) },
  14: { size: 8, read: (view, at) => view.getFloat64(at) },
};
const bytesKind = 8;

/**
 * Reads the IDX format of the MNIST database (LeCun, Cortes and Burges): two zeros, the kind of the numbers, how many axes there are, the
 * size of each, and the numbers, all with the highest byte first. A text says what is wrong, in words behind the file's name.
 */
export function parseIdx(bytes: Uint8Array): IdxArray | string {
  const [zero, another, kind = 0, rank = 0] = bytes;
  const { size, read } = kinds[kind] ?? {};
  if (zero !== 0 || another !== 0 || !size || !read || rank === 0)
    return 'It is not in IDX format. Choose a file such as train-images-idx3-ubyte, packed with gzip or not.';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = 4 + 4 * rank;
  if (bytes.length < start) return 'It is cut off within its head. Get the file anew.';
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, each) => product * each, 1);
  if (bytes.length !== start + count * size)
    return (
      `Its head says ${shape.join(' × ')} numbers, which are ${start + count * size} bytes, but it has ${bytes.length}. ` +
      'Get the file anew.'
    );
  if (kind === bytesKind) return { shape, values: bytes.subarray(start) };
  return { shape, values: Float32Array.from({ length: count }, (_, i) => read(view, start + i * size)) };
}
