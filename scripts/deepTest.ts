import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/*
 * The tests that try laws on random cases, on far more of them than `npm test` does, and on others each time: 2,000 a law, or as
 * many as LAWS_RUNS says.
 */

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name))
  .filter((file) => /\bcheckLaw(Async)?\(/.test(readFileSync(file, 'utf8')));

const { status } = spawnSync(
  process.execPath,
  [resolve('node_modules/vitest/vitest.mjs'), 'run', ...files, ...process.argv.slice(2)],
  { stdio: 'inherit', env: { LAWS_RUNS: '2000', LAWS_SEED: 'random', ...process.env } },
);
process.exitCode = status ?? 1;
