/**
 * The cosine and the sine of an angle, which is given in turns of a full circle; within 3e-16 for up to a thousand turns. Additions and
 * products alone, so that the bits are the same in every engine, as those of `Math.sin` need not be.
 */
export function turn(angle: number): { readonly cos: number; readonly sin: number } {
  const quarters = Math.floor(4 * angle + 0.5);
  // Within an eighth of a turn.
  const x = (4 * angle - quarters) * (Math.PI / 2);
  const square = x * x;
  const sin = x * alternating(square, 3);
  const cos = alternating(square, 2);
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return { cos: -sin, sin: cos };
    case 2:
      return { cos: -cos, sin: -sin };
    case 3:
      return { cos: sin, sin: -cos };
    default:
      return { cos, sin };
  }
}

/** 1 − z / ((n − 1) n) + z² / ((n − 1) n (n + 1) (n + 2)) − …: for n = 3 the series of sin x / x in z = x², for n = 2 that of cos x. */
function alternating(z: number, n: number): number {
  let sum = 1;
  for (let last = n + 16; last >= n; last -= 2) sum = 1 - (z / ((last - 1) * last)) * sum;
  return sum;
}
