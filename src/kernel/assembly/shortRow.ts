import { panelWidth } from '../../base/panelWidth.ts';
import { functionRelu, functionSigmoid, functionTanh } from '../opcodes.ts';
import { relu4, sigmoid4, tanh4 } from './elementary.ts';
import { address, addressOrNone, storeColumns, word } from './memory.ts';

/**
 * One row times a few panels, as `opShortRow` says: the same sums as those of `dense`, without what is to be settled there
 * before the first of them. The function is applied before the sums leave the registers.
 */
export function shortRow(operands: usize): void {
  let out = address(operands);
  const a = address(operands + 4);
  const end = a + address(operands + 8);
  let panel = address(operands + 12);
  let start = addressOrNone(operands + 16);
  let bias = addressOrNone(operands + 20);
  const f = word(operands + 24);
  for (let left = word(operands + 28); left > 0; left -= panelWidth, out += 32) {
    let low = f32x4.splat(0);
    let high = low;
    if (start) {
      low = v128.load(start);
      high = v128.load(start, 16);
      start += 32;
    }
    for (let k = a; k !== end; k += 4, panel += 32) {
      const x = v128.load32_splat(k);
      low = f32x4.add(low, f32x4.mul(x, v128.load(panel)));
      high = f32x4.add(high, f32x4.mul(x, v128.load(panel, 16)));
    }
    if (bias) {
      low = f32x4.add(low, v128.load(bias));
      high = f32x4.add(high, v128.load(bias, 16));
      bias += 32;
    }
    if (f === functionTanh) {
      low = tanh4(low);
      if (left > 4) high = tanh4(high);
    } else if (f === functionSigmoid) {
      low = sigmoid4(low);
      if (left > 4) high = sigmoid4(high);
    } else if (f === functionRelu) {
      low = relu4(low);
      high = relu4(high);
    }
    storeColumns(out, low, high, left);
  }
}
