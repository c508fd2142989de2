import type { Instruction } from '../compiler/plan.ts';

type Strided = Extract<Instruction, { op: 'copy' | 'accumulate' }>;

/**
 * The same copy over as few axes as can be: axes of one element go, and neighbours that both sides step through evenly
 * become one. Elements keep their order, and the inner loop gets longer.
 */
export function coalesce(instruction: Strided): Strided {
  const shape: number[] = [];
  const outStrides: number[] = [];
  const xStrides: number[] = [];
  instruction.shape.forEach((size, axis) => {
    if (size === 1) return;
    const outStride = instruction.outStrides[axis] ?? 0;
    const xStride = instruction.xStrides[axis] ?? 0;
    const last = shape.length - 1;
    if (outStrides[last] === outStride * size && xStrides[last] === xStride * size) {
      shape[last] = (shape[last] ?? 1) * size;
      outStrides[last] = outStride;
      xStrides[last] = xStride;
      return;
    }
    shape.push(size);
    outStrides.push(outStride);
    xStrides.push(xStride);
  });
  return { ...instruction, shape, outStrides, xStrides };
}
