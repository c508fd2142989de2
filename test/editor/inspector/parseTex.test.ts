import { describe, expect, test } from 'vitest';
import { blocks } from '../../../src/blocks/index.ts';
import { type MathElement, parseTex } from '../../../src/editor/inspector/parseTex.ts';

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
    checkFormula(String.raw`\begin{aligned} z &`, 'mtable(mtr(mtd(z)))');
  });

  test('shows a name that it does not know as it is', () => {
    checkFormula(String.raw`\unknown x`, 'mrow(unknown x)');
  });

  test('that is broken off still shows what is there', () => {
    checkFormula('x_{i', 'msub(x i)');
    checkFormula(String.raw`\frac{a`, 'mfrac(a )');
  });

  test.each([...blocks.values()].flatMap(({ type, formula }) => (formula ? [[type, formula] as const] : [])))(
    'of %s is understood to the last sign',
    (_, formula) => {
      for (const { tag, text } of leavesOf(parseTex(formula))) {
        expect(text).not.toMatch(/[\\{}]/);
        // A longer name is one that was not known.
        if (tag === 'mi') expect(text.length, text).toBeLessThanOrEqual(4);
      }
    },
  );
});

type Leaf = Extract<MathElement, { text: string }>;

function leavesOf(element: MathElement): readonly Leaf[] {
  return 'text' in element ? [element] : element.children.flatMap(leavesOf);
}
