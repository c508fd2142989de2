import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writtenFiles } from '../../scripts/schema.ts';
import { blocks } from '../../src/blocks/index.ts';
import { infer } from '../../src/compiler/infer.ts';
import { loaded } from './documents.ts';

const guide = readFileSync('docs/format.md', 'utf8');

describe('what docs/ says of the format', () => {
  test.each([...writtenFiles()])('%s is what `npm run schema` writes', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('names every block and every parameter', () => {
    for (const block of blocks.values()) {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${block.type}\``));
      for (const name of Object.keys(block.params)) expect(row).toContain(`\`${name}\`:`);
    }
  });

  test('shows a document that has no problems', () => {
    const [, example] = /```json\n([\s\S]*?)```/.exec(guide) ?? [];
    expect(infer(loaded(example)).problems).toEqual([]);
  });
});

test('the schema has the rules of parameters', () => {
  const schema = JSON.parse(readFileSync('docs/format.schema.json', 'utf8'));
  expect(schema.$defs.vanilla.properties.units).toEqual({
    description: 'Length of the output vector.',
    type: 'integer',
    minimum: 1,
    maximum: 65536,
    default: 16,
  });
});
