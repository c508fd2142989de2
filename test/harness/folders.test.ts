import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { IConfiguration } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Breach, checkFolders } from '../../scripts/checkFolders.ts';

// Which row may import which column: x yes, · no. Written out a second time, so that a slip in the rules shows.
const table = `
              base kernel ir blocks document compiler runtime data training exchange samples cli editor
    base       x    ·      ·  ·      ·        ·        ·       ·    ·        ·        ·       ·   ·
    kernel     x    x      ·  ·      ·        ·        ·       ·    ·        ·        ·       ·   ·
    ir         x    ·      x  ·      ·        ·        ·       ·    ·        ·        ·       ·   ·
    blocks     x    ·      x  x      ·        ·        ·       ·    ·        ·        ·       ·   ·
    document   x    ·      ·  x      x        ·        ·       ·    ·        ·        ·       ·   ·
    compiler   x    ·      x  x      x        x        ·       ·    ·        ·        ·       ·   ·
    runtime    x    x      x  ·      ·        x        x       ·    ·        ·        ·       ·   ·
    data       x    ·      ·  ·      ·        ·        ·       x    ·        ·        ·       ·   ·
    training   x    ·      x  x      x        x        x       x    x        ·        ·       ·   ·
    exchange   x    ·      x  x      x        x        ·       ·    ·        x        ·       ·   ·
    samples    x    ·      ·  ·      x        ·        ·       ·    ·        ·        x       ·   ·
    cli        x    x      x  x      x        x        x       x    x        x        x       x   ·
    editor     x    x      x  x      x        x        ·       x    ·        x        x       x   x`;

const [folders = [], ...rows] = table
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const outside = ['test', 'e2e', 'scripts'];
const packages = ['react', 'react-dom/client', '@xyflow/react', 'zustand', 'radix-ui', 'lucide-react'];

/** A file of the tree that is checked: where, what it says, and the rule that must object to it, if any. */
type Case = { file: string; source: string; rule?: string };

/** The files of one row: one takes from each folder of src/, one from each folder outside it. */
const rowCases = ([from = '', ...cells]: string[]): Case[] => [
  ...folders.map((to, column) => ({
    file: `src/${from}/from-${to}.ts`,
    source: `export { target } from '../${to}/target.ts';`,
    ...(cells[column] !== 'x' && { rule: `${from}-imports` }),
  })),
  ...outside.map((to) => ({
    file: `src/${from}/from-${to}.ts`,
    source: `export { target } from '../../${to}/target.ts';`,
    rule: `${from}-imports`,
  })),
];

/** The files of one folder that use React and what is built on it. */
const packageCases = (folder: string): Case[] =>
  packages.map((name) => ({
    file: `src/${folder}/with-${name.replace('/', '-')}.ts`,
    source: `import * as used from '${name}';\nexport const use = used;`,
    ...(folder !== 'editor' && { rule: 'only-editor-renders' }),
  }));

const named: Record<string, Case[]> = {
  'an import of types counts': [
    {
      file: 'src/base/types.ts',
      source: "export type { Target } from '../ir/target.ts';",
      rule: 'base-imports',
    },
    {
      file: 'src/ir/node.ts',
      source: "export type { ReactNode } from 'react';",
      rule: 'only-editor-renders',
    },
  ],
  'a late import counts': [
    {
      file: 'src/base/late.ts',
      source: "export const late = () => import('../ir/target.ts');",
      rule: 'base-imports',
    },
  ],
  'the editor takes the clients and the protocols of runtime and training, the workers by their addresses': [
    { file: 'src/editor/client.ts', source: "export { target } from '../runtime/client.ts';" },
    { file: 'src/editor/train.ts', source: "export { target } from '../training/client.ts';" },
    { file: 'src/editor/steps.ts', source: "export { target } from '../training/protocol.ts';" },
    {
      file: 'src/editor/trainer.ts',
      source: "export { target } from '../training/worker.ts';",
      rule: 'editor-imports',
    },
    { file: 'src/editor/views/protocol.ts', source: "export { target } from '../../runtime/protocol.ts';" },
    {
      file: 'src/editor/worker.ts',
      source: "export { target } from '../runtime/worker.ts';",
      rule: 'editor-imports',
    },
    {
      file: 'src/editor/address.ts',
      source:
        "import './target.ts';\nexport const address = new URL('../runtime/worker.ts', import.meta.url);",
    },
  ],
  'a folder that is not in the table is a breach': [
    { file: 'src/stray/any.ts', source: "export { target } from '../base/target.ts';", rule: 'known-folder' },
    { file: 'src/any.ts', source: "export { target } from './base/target.ts';", rule: 'known-folder' },
  ],
  'an import must lead somewhere': [
    { file: 'src/base/nowhere.ts', source: "export { target } from './missing.ts';", rule: 'resolvable' },
  ],
  'a file must be tied to another': [
    { file: 'src/base/alone.ts', source: 'export const alone = 1;', rule: 'no-orphan' },
  ],
  'a cycle is reported once, at its first file': [
    {
      file: 'src/base/egg.ts',
      source: "import { hen } from './hen.ts';\nexport const egg = () => hen;",
      rule: 'no-cycle',
    },
    { file: 'src/base/hen.ts', source: "import { egg } from './egg.ts';\nexport const hen = () => egg;" },
  ],
  'types may refer to each other': [
    {
      file: 'src/base/book.ts',
      source: "import type { Page } from './page.ts';\nexport type Book = { pages: Page[] };",
    },
    {
      file: 'src/base/page.ts',
      source: "import type { Book } from './book.ts';\nexport type Page = { of: Book };",
    },
  ],
  'tests and scripts take what they like': [
    { file: 'test/any.test.ts', source: "export { target } from '../src/runtime/target.ts';" },
    { file: 'scripts/any.ts', source: "export { target } from '../src/editor/target.ts';" },
  ],
};

const cases = [...rows.flatMap(rowCases), ...folders.flatMap(packageCases), ...Object.values(named).flat()];
const targets = [
  ...folders.map((folder) => `src/${folder}/target.ts`),
  ...outside.map((folder) => `${folder}/target.ts`),
  ...['runtime', 'training'].flatMap((folder) =>
    ['client', 'protocol', 'worker'].map((name) => `src/${folder}/${name}.ts`),
  ),
];

const root = realpathSync(mkdtempSync(join(tmpdir(), 'layerwire-folders-')));
const write = (file: string, source: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), source);
};

let breaches: Breach[] = [];

beforeAll(async () => {
  for (const file of targets) write(file, 'export const target = 1;\nexport type Target = typeof target;');
  for (const { file, source } of cases) write(file, source);
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  ({ breaches } = await checkFolders(root));
}, 30_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Holds that each of the files is objected to by its rule and by no other, or by none. */
function checkCases(wanted: Case[]): void {
  const found = wanted.map(({ file }) => [
    file,
    breaches.filter(({ from }) => from === file).map(({ rule }) => rule),
  ]);
  expect(found).toEqual(wanted.map(({ file, rule }) => [file, rule ? [rule] : []]));
}

describe('the folder rules', () => {
  test.each(rows)('src/%s imports what its row allows, and no more', (...row) => checkCases(rowCases(row)));

  test.each(folders)('React is for the editor: src/%s', (folder) => checkCases(packageCases(folder)));

  test.each(Object.entries(named))('%s', (_, wanted) => checkCases(wanted));

  test('object to nothing else', () => {
    const written = new Set(cases.map(({ file }) => file));
    expect(breaches.filter(({ from }) => !written.has(from))).toEqual([]);
  });

  test('are each broken by a file above', () => {
    const { forbidden = [] }: IConfiguration = createRequire(import.meta.url)(
      '../../.dependency-cruiser.cjs',
    );
    const broken = new Set<string | undefined>(breaches.map(({ rule }) => rule));
    expect(forbidden.filter(({ name }) => !broken.has(name))).toEqual([]);
  });

  test('do not pass for want of anything to read', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'layerwire-folders-'));
    mkdirSync(join(empty, 'src'));
    writeFileSync(join(empty, 'src/plain.js'), "import './other.js';");
    await expect(checkFolders(empty)).rejects.toThrow('prove nothing');
    rmSync(empty, { recursive: true });
  });
});
