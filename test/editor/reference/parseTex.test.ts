import { describe, expect, test } from 'vitest';
import type { MathElement } from '../../../src/editor/reference/mathElement.ts';
import { parseTex } from '../../../src/editor/reference/parseTex.ts';

/** The formula as nested tags, to be read in a line. */
function show(element: MathElement): string {
  return 'text' in element ? element.text : `${element.tag}(${element.children.map(show).join(' ')})`;
}

const checkFormula = (tex: string, shown: string) => expect(show(parseTex(tex))).toBe(shown);

describe('a formula', () => {
  test('of letters, numbers and operators is a row of them', () => {
    checkFormula('h(x) = f(Wx + b)', 'mrow(h ( x ) = f ( W x + b ))');
    checkFormula('1 - 2.5', 'mrow(1 − 2.5)');
  });

  test('has scripts below and above', () => {
    checkFormula('x_i', 'msub(x i)');
    checkFormula('e^{-x}', 'msup(e mrow(− x))');
    checkFormula('x_i^2', 'msubsup(x i 2)');
    checkFormula("h'", 'msup(h ′)');
  });

  test('has fractions, and limits underneath what takes them', () => {
    checkFormula(String.raw`\frac{a}{b + c}`, 'mfrac(a mrow(b + c))');
    checkFormula(String.raw`\sum_j e^{x_j}`, 'mrow(munder(∑ j) msup(e msub(x j)))');
    checkFormula(
      String.raw`\max_{k \in \text{region } i} x_k`,
      'mrow(munder(max mrow(k ∈ region  i)) msub(x k))',
    );
  });

  test('has signs above letters, and lines aligned at &', () => {
    checkFormula(String.raw`\tilde{h}`, 'mover(h ˜)');
    checkFormula(
      String.raw`\begin{aligned} z &= x \\ r &= y \end{aligned}`,
      'mtable(mtr(mtd(z) mtd(mrow(= x))) mtr(mtd(r) mtd(mrow(= y))))',
    );
  });

  test.each([
    [String.raw`\unknown x`, String.raw`has the unknown name \unknown`],
    ['x_{i', 'lacks } at its end'],
    ['x_', 'breaks off'],
    [String.raw`\frac{a}`, 'breaks off'],
    ['x}', 'has a } too many'],
    [String.raw`\begin{aligned} z &`, String.raw`lacks & or \\ or \end at its end`],
  ])('%s is refused, as it %s', (tex, why) => {
    expect(() => parseTex(tex)).toThrow(why);
  });
});
