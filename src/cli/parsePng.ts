import { crc32, inflateSync } from 'node:zlib';

/** What makes the picture of a PNG, checked but for its pixels. https://www.w3.org/TR/png-3/ */
export interface Png {
  readonly height: number;
  readonly width: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Samples of a pixel in the file: grey or an index, colours, either with opacity behind. */
  readonly perPixel: number;
  readonly interlaced: boolean;
  /** Red, green and blue of each index, where samples are indices. */
  readonly palette: Uint8Array | undefined;
  /** Of a palette the opacity of each index; else the one grey or colour, two bytes a sample, that is transparent. */
  readonly transparency: Uint8Array | undefined;
  /** As it is packed. */
  readonly data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** By the kind of colours: how many samples a pixel has, and of how many bits. */
const kinds: Readonly<Record<number, { readonly perPixel: number; readonly depths: readonly number[] }>> = {
  0: { perPixel: 1, depths: [1, 2, 4, 8, 16] },
  2: { perPixel: 3, depths: [8, 16] },
  3: { perPixel: 1, depths: [1, 2, 4, 8] },
  4: { perPixel: 2, depths: [8, 16] },
  6: { perPixel: 4, depths: [8, 16] },
};
const indexed = 3;

/** Takes a PNG apart; `undefined` when it is none, is cut, or is malformed. */
export function parsePng(bytes: Uint8Array): Png | undefined {
  const chunks = chunksOf(bytes);
  const [header] = chunks ?? [];
  if (!chunks || header?.type !== 'IHDR' || header.data.length !== 13) return undefined;
  const view = viewOf(header.data);
  const [width, height, depth, colours] = [
    view.getUint32(0),
    view.getUint32(4),
    view.getUint8(8),
    view.getUint8(9),
  ];
  const kind = kinds[colours];
  const [packing, filtering, interlace] = header.data.subarray(10);
  if (width === 0 || height === 0 || !kind?.depths.includes(depth)) return undefined;
  if (packing !== 0 || filtering !== 0 || interlace === undefined || interlace > 1) return undefined;
  const find = (type: string) => chunks.find((chunk) => chunk.type === type)?.data;
  const palette = colours === indexed ? find('PLTE') : undefined;
  if (colours === indexed && !palette) return undefined;
  return {
    height,
    width,
    depth,
    perPixel: kind.perPixel,
    interlaced: interlace === 1,
    palette,
    transparency: find('tRNS'),
    data: Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  };
}

/** The packed data, if it is of exactly this length; no more than that is unpacked, however much there is. */
export function unpack({ data }: Png, length: number): Uint8Array | undefined {
  try {
    const unpacked = inflateSync(data, { maxOutputLength: length });
    return unpacked.length === length ? unpacked : undefined;
  } catch (error) {
    // What zlib says of data that is malformed, cut or too long.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The chunks up to the end of the picture; `undefined` where that is missing, or one is cut or has another checksum. */
function chunksOf(bytes: Uint8Array): Chunk[] | undefined {
  if (!signature.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      return undefined;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') return chunks;
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) });
    at = end;
  }
  return undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
