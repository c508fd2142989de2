import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withoutDocumentation } from '../../scripts/build/leaveOutDocumentation.ts';
import { documentationFields } from '../../src/blocks/documentation.ts';
import { blocks } from '../../src/blocks/index.ts';

const cut = (source: string) => withoutDocumentation(source, 'block.ts').replaceAll(/\s+/g, ' ');

describe('a definition in the built page', () => {
  it('keeps all but its documentation', () => {
    expect(
      cut(`export const b = defineBlock({ type: 'b', formula: 'y = x', params: {}, pitfalls: [a, b], });`),
    ).toBe(`export const b = defineBlock({ type: 'b', params: {}, });`);
    expect(cut(`defineReduction({ type: 'sum', origin: 'A book' }, (a) => a)`)).toBe(
      `defineReduction({ type: 'sum', }, (a) => a)`,
    );
  });

  it('keeps what is called the same elsewhere', () => {
    const source = `const a = { formula: 1 }; call({ origin: 2 }); defineBlock({ params: { formula: int() } });`;
    expect(cut(source)).toBe(source);
  });

  it.each([...blocks.keys()])('of %s has none left', (type) => {
    const name = type.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const source = readFileSync(`src/blocks/${name}.ts`, 'utf8');
    const rest = withoutDocumentation(source, `${name}.ts`);
    expect(rest.length).toBeLessThan(source.length);
    for (const field of documentationFields) expect(rest).not.toMatch(new RegExp(`^ {2,4}${field}:`, 'm'));
    expect(rest).toContain(`type: '${type}'`);
  });
});
