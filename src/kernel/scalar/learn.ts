const round = Math.fround;

/** The kernel's sum of squares. */
export function squares(m: Float32Array, out: number, x: number, length: number): void {
  const sums = new Float32Array(16);
  for (let i = 0; i < length; i++) sums[i & 15]! += round(m[x + i]! * m[x + i]!);
  let total = 0;
  for (const sum of sums) total = round(total + sum);
  m[out] = total;
}

/** The kernel's step of momentum. */
export function momentum(
  m: Float32Array,
  w: number,
  kept: number,
  gradient: number,
  settings: number,
  length: number,
): void {
  const at = (i: number) => m[settings + i]!;
  const [rate, decay, scale, keep] = [at(0), at(1), at(2), at(3)];
  for (let i = 0; i < length; i++) {
    m[kept + i] = round(keep * m[kept + i]!) + round(m[gradient + i]! * scale);
    step(m, w + i, decay, round(rate * m[kept + i]!));
  }
}

/** The kernel's step of Adam. */
export function adam(
  m: Float32Array,
  w: number,
  mean: number,
  square: number,
  gradient: number,
  settings: number,
  length: number,
): void {
  const at = (i: number) => m[settings + i]!;
  const [rate, decay, scale, keep, take] = [at(0), at(1), at(2), at(3), at(4)];
  const [keepSquare, takeSquare, correction, least] = [at(5), at(6), at(7), at(8)];
  for (let i = 0; i < length; i++) {
    const g = round(m[gradient + i]! * scale);
    m[mean + i] = round(keep * m[mean + i]!) + round(take * g);
    m[square + i] = round(keepSquare * m[square + i]!) + round(takeSquare * round(g * g));
    const size = round(round(Math.sqrt(round(correction * m[square + i]!))) + least);
    step(m, w + i, decay, round(round(rate * m[mean + i]!) / size));
  }
}

function step(m: Float32Array, w: number, decay: number, by: number): void {
  m[w] = round(m[w]! - round(decay * m[w]!)) - by;
}
