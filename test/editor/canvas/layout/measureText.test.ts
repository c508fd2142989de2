import { expect, test } from 'vitest';
import { measureText } from '../../../../src/editor/canvas/layout/measureText.ts';

/** Widths at 1 px in DejaVu Sans, one of the widest that a browser takes for the interface's font. */
const widths = {
  'Cross-entropy': 6.97,
  'What came next': 8.23,
  'Vanilla layer': 6.13,
  'Max pooling': 6.07,
  'Squared error': 6.89,
  'Its weights were trained on 5,000 handwritten digits of MNIST': 31,
  '× 24 × 24': 5.18,
};

test('a text is taken for at least as wide as in a wide font, and not for much wider', () => {
  for (const [text, width] of Object.entries(widths)) {
    expect(measureText(text, 1), text).toBeGreaterThanOrEqual(width);
    expect(measureText(text, 1), text).toBeLessThan(1.06 * width);
  }
});
