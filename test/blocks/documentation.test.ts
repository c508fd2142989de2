import { describe, expect, it } from 'vitest';
import { documentationOf } from '../../src/blocks/documentation.ts';
import { blocks } from '../../src/blocks/index.ts';
import { pages } from '../../src/editor/reference/pages.data.ts';

/** A sentence or several, from a capital, a letter of a formula or a bracket to a full stop. */
const sentences = /^\S.{30,}[.)]$/s;

describe.each([...blocks.values()])('the reference of $type', (block) => {
  const documentation = documentationOf(block);

  it('says in whole sentences how it works, is written, wired, and where it is from', () => {
    for (const field of ['description', 'notation', 'wiring', 'origin'] as const)
      expect(documentation[field], field).toMatch(sentences);
  });

  it('names at least two uses and two pitfalls, each once', () => {
    const { usefulFor, pitfalls } = documentation;
    expect(usefulFor.length).toBeGreaterThanOrEqual(2);
    expect(pitfalls.length).toBeGreaterThanOrEqual(2);
    for (const pitfall of pitfalls) expect(pitfall).toMatch(sentences);
    expect(new Set([...usefulFor, ...pitfalls]).size).toBe(usefulFor.length + pitfalls.length);
  });

  it('leads to other blocks, and says of each what it is', () => {
    const related = Object.entries(documentation.related);
    expect(related.length).toBeGreaterThanOrEqual(2);
    for (const [type, why] of related) {
      expect([...blocks.keys()]).toContain(type);
      expect(type).not.toBe(block.type);
      expect(why).toMatch(/^[A-Z].{8,}\.$/);
    }
  });

  it('cites a work with its year', () => {
    expect(documentation.origin).toMatch(/\b1[89]\d\d|\b20\d\d/);
  });

  it('has a formula of more than a letter, which becomes MathML without a rest of TeX', () => {
    const leaves = leavesOf(pages[block.type]?.formula);
    expect(leaves.length).toBeGreaterThan(2);
    for (const text of leaves) expect(text).not.toContain('\\');
  });

  it('explains every capital letter of its formula', () => {
    const capitals = new Set(documentation.formula.replace(/\\\w+(\{[^}]*\})?/g, '').match(/[A-Z]/g));
    for (const letter of capitals) expect(documentation.notation).toMatch(new RegExp(`\\b${letter}\\b`));
  });
});

it('every block has a page, and every page a block', () => {
  expect(Object.keys(pages)).toEqual([...blocks.keys()]);
});

function leavesOf(element: unknown): string[] {
  if (typeof element !== 'object' || element === null) return [];
  if ('text' in element) return [String(element.text)];
  return 'children' in element && Array.isArray(element.children) ? element.children.flatMap(leavesOf) : [];
}
