import type { Contender } from './timeInTurn.ts';

/** How many sums are under way at once: enough that none waits for itself; with two constants they fill V8's registers on x64. */
const sums = 13;
/** How often each is continued before the loop goes round. */
const unrolled = 4;
const rounds = 10_000;

/** Floating-point operations of a run: a product and an addition in each of the four lanes. */
export const peakFlops = rounds * unrolled * sums * 8;

/** The most that SIMD can do with products and additions, neither loading nor storing anything. */
export const simdPeak: Contender = { name: 'peak', run: () => run(rounds) };

const run = new WebAssembly.Instance(new WebAssembly.Module(assemble())).exports.run as (
  rounds: number,
) => number;

/**
 * A module with one function, run(rounds): each of the sums becomes itself times a half plus one, again and again. Opcodes are
 * those of the WebAssembly specification.
 */
function assemble(): Uint8Array<ArrayBuffer> {
  const [i32, v128, f32, func] = [0x7f, 0x7b, 0x7d, 0x60];
  const get = (local: number) => [0x20, local];
  const set = (local: number) => [0x21, local];
  const splat = (value: number) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), 0xfd, 0x13];
  const [add, multiply] = [
    [0xfd, 0xe4, 0x01],
    [0xfd, 0xe6, 0x01],
  ];
  const [half, one, first] = [1, 2, 3];
  const each = Array.from({ length: sums }, (_, i) => first + i);
  const step = each.flatMap((sum) => [
    ...get(sum),
    ...get(half),
    ...multiply,
    ...get(one),
    ...add,
    ...set(sum),
  ]);
  const body = [
    // The parameter is local 0; behind it stand the two constants and the sums.
    ...[1, sums + 2, v128],
    ...[...splat(0.5), ...set(half), ...splat(1), ...set(one)],
    ...each.flatMap((sum) => [...splat(sum), ...set(sum)]),
    ...[0x03, 0x40],
    ...Array.from({ length: unrolled }, () => step).flat(),
    // Down by one, and round again until none is left.
    ...[...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b],
    // One lane of the total, so that nothing is left out as unused.
    ...[...get(half), ...each.flatMap((sum) => [...get(sum), ...add]), 0xfd, 0x1f, 0],
    0x0b,
  ];
  const section = (id: number, content: readonly number[]) => [id, ...length(content), ...content];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, func, 1, i32, 1, f32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...new TextEncoder().encode('run'), 0, 0]),
    ...section(10, [1, ...length(body), ...body]),
  ]);
}

/** A length of up to 2 ** 14, seven bits a byte. */
function length(content: readonly number[]): readonly number[] {
  return [(content.length & 127) | 128, content.length >> 7];
}
