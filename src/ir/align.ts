import type { Builder, Operand } from './builder.ts';

/** The two operands in one shape: the one with fewer axes is repeated along the other's first axes. */
export function align(emit: Builder, a: Operand, b: Operand): readonly [Operand, Operand] {
  const rank = Math.max(a.shape.length, b.shape.length);
  const shape = a.shape.length === rank ? a.shape : b.shape;
  const stretch = (x: Operand) => {
    const extra = rank - x.shape.length;
    return extra === 0 ? x : emit.one('broadcast', [x], { shape, axes: x.shape.map((_, i) => i + extra) });
  };
  return [stretch(a), stretch(b)];
}
