import { crc32, deflateSync } from 'node:zlib';

/** A chunk of a PNG with its length, type and checksum. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

export interface PngOptions {
  readonly width: number;
  readonly height: number;
  /** 0: grey, 2: colours, 3: indices, 4: grey and opacity, 6: colours and opacity. */
  readonly colours?: number;
  readonly depth?: number;
  readonly interlaced?: boolean;
  /** The bytes that are packed: each row behind the number of its filter. */
  readonly rows: readonly number[] | Uint8Array;
  /** Chunks between the header and the pixels. */
  readonly between?: readonly Uint8Array[];
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A PNG, byte by byte as the format says; what it holds may be nonsense. */
export function encodePng(options: PngOptions): Uint8Array {
  const { width, height, colours = 0, depth = 8, interlaced = false, rows, between = [] } = options;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([depth, colours, 0, 0, interlaced ? 1 : 0], 8);
  const packed = deflateSync(Uint8Array.from(rows));
  const chunks = [chunk('IHDR', header), ...between, chunk('IDAT', packed), chunk('IEND', new Uint8Array(0))];
  return Buffer.concat([signature, ...chunks]);
}

/** A picture of grey or colours without any filter, a byte a sample. */
export function plainPng(width: number, samples: readonly number[], colours: 0 | 2 = 0): Uint8Array {
  const perRow = width * (colours === 0 ? 1 : 3);
  const rows = Array.from({ length: samples.length / perRow }, (_, row) => [
    0,
    ...samples.slice(row * perRow, (row + 1) * perRow),
  ]);
  return encodePng({ width, height: rows.length, colours, rows: rows.flat() });
}
