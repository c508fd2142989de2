/** A weight's shape, [rows, columns] of the matrix that multiplies a column vector or [length], and how it starts. */
export interface WeightSpec {
  readonly shape: readonly number[];
  readonly initialiser: Initialiser;
}

/**
 * `glorot`: uniform in ±√(6 / (rows + columns)) (Glorot and Bengio 2010). `he`: uniform in ±√(6 / columns), before a
 * rectifier (He et al. 2015). `embedding`: uniform in ±1 / √columns. `orthogonal`: a square matrix whose rows are at right
 * angles and of length 1, so that a state neither grows nor shrinks (Saxe et al. 2014).
 */
export type Initialiser = 'zeros' | 'ones' | 'glorot' | 'he' | 'embedding' | 'orthogonal';

export function matrix(rows: number, columns: number, initialiser: Initialiser): WeightSpec {
  return { shape: [rows, columns], initialiser };
}

export function vector(length: number, initialiser: Initialiser): WeightSpec {
  return { shape: [length], initialiser };
}
