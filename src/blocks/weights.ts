/** A weight's shape, [rows, columns] of the matrix that multiplies a column vector or [length], and how it starts. */
export interface WeightSpec {
  readonly shape: readonly number[];
  readonly initialiser: Initialiser;
}

/**
 * `glorot`: uniform in ±√(6 / (rows + columns)) (Glorot and Bengio 2010). `he`: uniform in ±√(6 / columns), before a
 * rectifier (He et al. 2015).
 */
export type Initialiser = 'zeros' | 'glorot' | 'he';

export function matrix(rows: number, columns: number, initialiser: Initialiser): WeightSpec {
  return { shape: [rows, columns], initialiser };
}

export function vector(length: number, initialiser: Initialiser): WeightSpec {
  return { shape: [length], initialiser };
}
