import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSafetensors, type Tensor, writeSafetensors } from '../../src/exchange/safetensors.ts';

const float = fc.oneof(fc.float(), fc.constant(-0));
const tensor: fc.Arbitrary<Tensor> = fc.array(fc.nat({ max: 4 }), { maxLength: 3 }).chain((shape) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return fc
    .array(float, { minLength: length, maxLength: length })
    .map((data) => ({ shape, data: Float32Array.from(data) }));
});
const name = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((each) => !['__proto__', 'constructor', 'prototype', '__metadata__'].includes(each));
const files = fc
  .uniqueArray(fc.tuple(name, tensor), { maxLength: 6, selector: ([each]) => each })
  .map((entries) => new Map(entries));

/** A file with this header (text, or a value) and as many bytes of data. */
function file(header: unknown, bytes = 0, said?: number): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const whole = new Uint8Array(8 + text.length + bytes);
  new DataView(whole.buffer).setBigUint64(0, BigInt(said ?? text.length), true);
  whole.set(text, 8);
  return whole;
}

const one = (change: object) => ({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...change } });
const at = (begin: number, end: number) => ({
  dtype: 'F32',
  shape: [(end - begin) / 4],
  data_offsets: [begin, end],
});

describe('a safetensors file', () => {
  test('that is written and read holds the same tensors, bit for bit', () => {
    fc.assert(
      fc.property(files, (tensors) => {
        expect(readSafetensors(writeSafetensors(tensors)).tensors).toEqual(tensors);
      }),
    );
  });

  test('is the same whatever order its tensors came in', () => {
    fc.assert(
      fc.property(files, (tensors) => {
        expect(writeSafetensors(new Map([...tensors].reverse()))).toEqual(writeSafetensors(tensors));
      }),
    );
  });

  test('has its data aligned to 8 bytes', () => {
    fc.assert(
      fc.property(files, (tensors) => {
        const bytes = writeSafetensors(tensors);
        expect(new DataView(bytes.buffer).getUint32(0, true) % 8).toBe(0);
      }),
    );
  });

  test('is what the format says, byte by byte', () => {
    const bytes = writeSafetensors(new Map([['b', { shape: [1, 2], data: Float32Array.of(1, -2) }]]), {
      made: 'here',
    });
    const header = '{"__metadata__":{"made":"here"},"b":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
    const padded = header.padEnd(88);
    expect([...bytes.subarray(0, 8)]).toEqual([88, 0, 0, 0, 0, 0, 0, 0]);
    expect(new TextDecoder().decode(bytes.subarray(8, 96))).toBe(padded);
    expect([...bytes.subarray(96)]).toEqual([0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0]);
  });

  test('is read from the middle of a buffer, at any offset', () => {
    const bytes = writeSafetensors(new Map([['w', { shape: [2], data: Float32Array.of(3, 4) }]]));
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(readSafetensors(shifted.subarray(3)).tensors?.get('w')?.data).toEqual(Float32Array.of(3, 4));
  });

  test('keeps the views of a larger buffer apart when it is written', () => {
    const data = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(
      readSafetensors(writeSafetensors(new Map([['w', { shape: [2], data }]]))).tensors?.get('w')?.data,
    ).toEqual(Float32Array.of(2, 3));
  });

  test('cannot be made of tensors that contradict themselves', () => {
    expect(() => writeSafetensors(new Map([['w', { shape: [3], data: Float32Array.of(1) }]]))).toThrow(
      'w has 1 numbers, but its shape is [3].',
    );
    expect(() =>
      writeSafetensors(new Map([['__metadata__', { shape: [], data: Float32Array.of(1) }]])),
    ).toThrow('cannot have the name');
  });
});

describe('a malformed file is refused', () => {
  const malformed: Record<string, readonly [file: Uint8Array, error: string]> = {
    nothing: [
      new Uint8Array(0),
      'A safetensors file begins with 8 bytes for the length of its header, but this one has 0 in all.',
    ],
    'half a length': [
      new Uint8Array(7),
      'A safetensors file begins with 8 bytes for the length of its header, but this one has 7 in all.',
    ],
    'a header of gigabytes': [
      file('{}', 0, 2 ** 40),
      'The header must have at most 100000000 bytes, but is said to have 1099511627776.',
    ],
    'a header longer than the file': [
      file('{}', 0, 99),
      'The header is said to have 99 bytes, but the file ends 2 bytes behind its length.',
    ],
    'an empty header': [file('', 0, 0), 'The header must begin with {, but does not.'],
    'a header that begins with a space': [file(' {}'), 'The header must begin with {, but does not.'],
    'a header that is a list': [file('[]'), 'The header must begin with {, but does not.'],
    'a header that was cut': [
      file('{"w":'),
      'The header is not JSON: in line 1, column 6, there should be a value, but the text ends.',
    ],
    'a header that is no text': [
      Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0xff, 0x7d),
      'The header is not text in UTF-8.',
    ],
    'a name twice': [
      file(
        '{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}',
        4,
      ),
      'The header has the key "w" twice in one place.',
    ],
    'a name twice, once with an escape': [
      file('{"w":1,"\\u0077":1}'),
      'The header has the key "w" twice in one place.',
    ],
    'a shape twice': [
      file('{"w":{"dtype":"F32","shape":[],"shape":[],"data_offsets":[0,4]}}', 4),
      'The header has the key "shape" twice in one place.',
    ],
    'a reserved name': [
      file('{"__proto__":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}', 4),
      'The tensor "__proto__" must have another name: this one is reserved.',
    ],
    'metadata that is no text': [
      file({ __metadata__: { epoch: 3 } }),
      '__metadata__ must hold texts by name, but does not.',
    ],
    'a tensor that is a number': [
      file({ w: 5 }),
      'The tensor "w" must have dtype, shape and data_offsets, but is no object.',
    ],
    'a key too many': [
      file(one({ offsets: [] }), 8),
      'The tensor "w" must have dtype, shape and data_offsets, but has "offsets" too.',
    ],
    'a shape nested without end': [
      file(
        `{"w":{"dtype":"F32","shape":${'['.repeat(100_000)}${']'.repeat(100_000)},"data_offsets":[0,4]}}`,
        4,
      ),
      'The header must be nested at most 64 levels deep, but goes on below that.',
    ],
    'metadata nested without end': [
      file(`{"__metadata__":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
      'The header must be nested at most 64 levels deep, but goes on below that.',
    ],
    'half floats': [
      file(one({ dtype: 'F16' }), 8),
      'The tensor "w" must be of dtype F32, the only one that is read here, but is "F16".',
    ],
    'no dtype': [
      file(one({ dtype: undefined }), 8),
      'The tensor "w" must be of dtype F32, the only one that is read here, but is nothing.',
    ],
    'a negative size': [
      file(one({ shape: [-2] }), 8),
      'The tensor "w" must have a shape of whole numbers, but it is [-2].',
    ],
    'a size with a fraction': [
      file(one({ shape: [0.5] }), 8),
      'The tensor "w" must have a shape of whole numbers, but it is [0.5].',
    ],
    'a size without end': [
      file('{"w":{"dtype":"F32","shape":[1e999],"data_offsets":[0,8]}}', 8),
      'The tensor "w" must have a shape of whole numbers, but it is [null].',
    ],
    'sizes that multiply to more than a number holds': [
      file(one({ shape: Array.from({ length: 30 }, () => 2 ** 50) }), 8),
      'needs Infinity bytes, but its data_offsets [0, 8] span 8.',
    ],
    'offsets in words': [
      file(one({ data_offsets: ['0', '8'] }), 8),
      'The tensor "w" must have two data_offsets, where it begins and ends, but they are ["0","8"].',
    ],
    'three offsets': [
      file(one({ data_offsets: [0, 4, 8] }), 8),
      'The tensor "w" must have two data_offsets, where it begins and ends, but they are [0,4,8].',
    ],
    'offsets backwards': [
      file(one({ data_offsets: [8, 0] }), 8),
      'The tensor "w" of shape [2] needs 8 bytes, but its data_offsets [8, 0] span -8.',
    ],
    'a shape of other size': [
      file(one({ shape: [3] }), 8),
      'The tensor "w" of shape [3] needs 12 bytes, but its data_offsets [0, 8] span 8.',
    ],
    'data that was cut': [file(one({}), 7), 'The tensor "w" ends at byte 8, but the data has only 7 bytes.'],
    'an overlap': [
      file({ a: at(0, 8), b: at(4, 12) }, 12),
      'The tensor "b" begins at byte 4, inside of "a", which ends at 8.',
    ],
    'two tensors in one place': [
      file({ a: at(0, 8), b: at(0, 8) }, 8),
      'The tensor "b" begins at byte 0, inside of "a", which ends at 8.',
    ],
    'a gap': [
      file({ a: at(0, 4), b: at(8, 12) }, 12),
      'The tensor "b" begins at byte 8, which leaves a gap behind "a" at 4.',
    ],
    'a gap in front': [
      file(one({ data_offsets: [4, 12] }), 12),
      'The tensor "w" begins at byte 4, which leaves a gap behind the start of the data at 0.',
    ],
    'garbage behind the data': [file(one({}), 11), 'The last 3 bytes of the file belong to no tensor.'],
  };
  test.each(Object.entries(malformed))('%s', (_, [bytes, error]) => {
    const read = readSafetensors(bytes);
    expect(read.tensors).toBeUndefined();
    expect(read.error).toContain(error);
  });

  test('any bytes give tensors or a sentence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, framed) => {
        const { error, tensors } = readSafetensors(
          framed ? file(`{${new TextDecoder().decode(bytes)}`) : bytes,
        );
        if (!tensors) expect(error).toMatch(/^\S.*\.$/s);
      }),
    );
  });
});

test('the same key in two places of the header is no repetition', () => {
  expect(
    readSafetensors(file({ shape: at(0, 4), dtype: at(4, 8), __metadata__: { shape: '"dtype":' } }, 8))
      .tensors?.size,
  ).toBe(2);
});
