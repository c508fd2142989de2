/**
 * A memory of 32-bit elements and what runs instructions in it. Numbers and instructions lie in the same memory
 * (`opcodes.ts` says how); shapes and graphs are unknown here. Every operation is rounded to float32 and every sum runs in
 * ascending order, so that all kernels give the same bits. Nobody checks addresses here.
 */
export interface Kernel {
  readonly floats: Float32Array;
  /** The same elements as `floats`. */
  readonly words: Int32Array;
  /**
   * Runs instructions from the word `at` on until the work that `words[workLeftAt]` grants is done, and takes it off there.
   * Gives the word to go on at, or −1 when the end of the instructions is reached.
   */
  run(at: number): number;
}

/** A kernel over a memory of so many elements, all zero. Throws a `RangeError` when there is no room for it. */
export type CreateKernel = (elements: number) => Kernel;
