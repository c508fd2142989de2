import { chainSlots } from '../../base/chainSlots.ts';
import { chainValueWords, opRelu, opSelect } from '../opcodes.ts';
import { binary, unary } from './elementwise.ts';

/** What the steps hand to one another, of one element. */
const slots = new Float32Array(chainSlots);

/** Runs `opChain`, whose operands stand from the word `at` on, element by element, and gives the word to go on at. */
export function chain(m: Float32Array, words: Int32Array, at: number): number {
  const rows = words[at]!;
  const length = words[at + 1]!;
  const firstSlot = at + 5 + chainValueWords * words[at + 2]!;
  const first = firstSlot + chainValueWords * words[at + 3]!;
  const end = first + 5 * words[at + 4]!;
  /** Where an element of a value lies. */
  const place = (value: number, row: number, i: number) =>
    words[value]! + row * words[value + 1]! + i * words[value + 2]!;
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < length; i++)
      for (let step = first; step < end; step += 5) {
        const read = (operand: number) => {
          const value = words[step + operand]!;
          return value < firstSlot ? m[place(value, row, i)]! : slots[words[value]!]!;
        };
        const result = applied(words[step]!, read);
        const out = words[step + 1]!;
        if (out < firstSlot) m[place(out, row, i)] = result;
        else slots[words[out]!] = result;
      }
  return end;
}

/** The function of this opcode of the operands, which are the numbers 2 to 4 of the step. */
function applied(op: number, read: (operand: number) => number): number {
  if (op <= opRelu) return unary(op)(read(2));
  if (op === opSelect) return read(2) > 0 ? read(3) : read(4);
  return binary(op)(read(2), read(3));
}
