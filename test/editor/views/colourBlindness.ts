import type { Rgb } from '../../../src/editor/views/colour.ts';

/**
 * How eyes that lack a kind of cone see linear RGB: G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, “A physiologically-based
 * model for simulation of color vision deficiency” (IEEE Transactions on Visualization and Computer Graphics 15, 2009), at a
 * severity of 1.
 */
export const deficiencies = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} satisfies Record<string, readonly (readonly [number, number, number])[]>;

export type Deficiency = keyof typeof deficiencies;

/** A colour of sRGB as it is seen with a deficiency. */
export function seenWith(deficiency: Deficiency, colour: Rgb): Rgb {
  const [red, green, blue] = colour.map(toLinear);
  const [r = 0, g = 0, b = 0] = deficiencies[deficiency].map(
    ([ofRed, ofGreen, ofBlue]) => ofRed * (red ?? 0) + ofGreen * (green ?? 0) + ofBlue * (blue ?? 0),
  );
  return [fromLinear(r), fromLinear(g), fromLinear(b)];
}

/** The transfer curve of sRGB (IEC 61966-2-1). */
function toLinear(byte: number): number {
  const channel = byte / 255;
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLinear(channel: number): number {
  const inside = Math.min(1, Math.max(0, channel));
  return 255 * (inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055);
}
