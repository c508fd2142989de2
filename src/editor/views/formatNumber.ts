/** Three digits for reading: `−0.312`, `12.4`, `1.20e−7`; whole numbers as they are. Minus is the typographic one. */
export function shortNumber(value: number): string {
  // Rounded first: 0.0999999 is a tenth.
  const near = Number(value.toPrecision(3));
  if (!Number.isFinite(near) || Number.isInteger(value))
    return typographic(Math.abs(near) >= 1e5 ? value.toPrecision(3) : String(value));
  const size = Math.abs(near);
  if (size >= 1e5 || size < 1e-3) return typographic(value.toExponential(2));
  return typographic(value.toFixed(Math.max(0, 2 - Math.floor(Math.log10(size)))));
}

function typographic(text: string): string {
  return text.replaceAll('-', '−').replace('Infinity', '∞').replace('e+', 'e');
}
