/** Pictures of handwritten digits have as many rows, and as many columns. */
const side = 28;

/**
 * A digit as another hand might have drawn it: turned, sheared, stretched, moved and with a thicker or thinner pen.
 * `random` gives numbers evenly over [0, 1). Pixels are bytes, row by row.
 */
export function distort(pixels: Uint8Array, random: () => number): Uint8Array {
  const spread = (size: number) => (2 * random() - 1) * size;
  const angle = spread(0.25);
  const shear = spread(0.25);
  const [scaleX, scaleY] = [1 + spread(0.22), 1 + spread(0.22)];
  const [moveX, moveY] = [spread(3), spread(3)];
  const pen = 2 ** spread(0.7);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const middle = (side - 1) / 2;
  const pixel = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < side && y < side ? (pixels[y * side + x] ?? 0) / 255 : 0;
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const dx = ((i % side) - middle - moveX) / scaleX;
    const dy = (Math.floor(i / side) - middle - moveY) / scaleY;
    const fromX = middle + cos * dx - sin * dy + shear * dy;
    const fromY = middle + sin * dx + cos * dy;
    const left = Math.floor(fromX);
    const top = Math.floor(fromY);
    const right = fromX - left;
    const down = fromY - top;
    const light =
      (1 - down) * ((1 - right) * pixel(left, top) + right * pixel(left + 1, top)) +
      down * ((1 - right) * pixel(left, top + 1) + right * pixel(left + 1, top + 1));
    return Math.round(255 * light ** pen);
  });
}
