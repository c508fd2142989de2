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

/** The shortest decimal that reads back as the same float32. */
export function exactNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits <= 9; digits++) {
    const near = Number(value.toPrecision(digits));
    if (Math.fround(near) === value) return String(near);
  }
  return String(value);
}

function typographic(text: string): string {
  return text.replaceAll('-', '−').replace('Infinity', '∞').replace('e+', 'e');
}
