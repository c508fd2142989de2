import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.ts';

/*
 * Everything that must hold, in one go. A step that fails does not stop the next, so that one run shows all there is
 * to mend; what failed is told again at the end, where it is not lost among what passed. The last line says how many passed and
 * failed: a check counts once, the tests count each.
 */

interface Count {
  passed: number;
  failed: number;
  skipped?: number;
  /** What failed, and the beginning of why. */
  failures?: readonly string[];
}

interface Run {
  code: number;
  output: string;
}

/** What this script reads of the reports of vitest and Playwright. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

interface PlaywrightReport {
  stats: { expected: number; flaky: number; unexpected: number; skipped: number };
  suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    ok: boolean;
    file: string;
    line: number;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
}

const quick = process.argv.includes('--quick');
const reports = mkdtempSync(join(tmpdir(), 'layerwire-test-'));
const total = { passed: 0, failed: 0 };
const failures: string[] = [];

/** Runs a program of node_modules/.bin or the PATH. Its output is shown as it comes, or only kept. */
function run(command: string, show: boolean, environment: Record<string, string> = {}): Promise<Run> {
  const [program = '', ...args] = command.split(' ');
  const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const env = { ...process.env, ...environment, PATH: path };
  return new Promise((done) => {
    const child = spawn(program, args, {
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
    child.on('error', ({ message }) => done({ code: 1, output: message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

async function step(name: string, work: () => Promise<Count>): Promise<void> {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const { passed, failed, skipped = 0, failures: told = [] } = await work();
  failures.push(...(failed > 0 && told.length === 0 ? [name] : told));
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const rest = skipped ? `, ${skipped} skipped` : '';
  console.log(
    `── ${name}: ${failed ? 'FAILED' : 'passed'} (${passed} passed, ${failed} failed${rest}; ${seconds} s)`,
  );
}

/** A step that passes or fails as one; what it says is shown when it fails. */
async function check(command: string): Promise<Count> {
  const { code, output } = await run(command, false);
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * The count of a test runner from the report that it leaves. A runner that failed without naming a test (it crashed, or
 * a file did not load) counts as one failure.
 */
function counted(code: number, fromReport: () => Count): Count {
  try {
    const count = fromReport();
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.log(`The tests left no report: ${error}`);
    return { passed: 0, failed: 1 };
  }
}

/** What failed, under which stands how the reason for it begins. */
function failure(name: string, reason = ''): string {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return [
    name.replace(`${resolve('.')}/`, ''),
    ...lines.slice(0, 12).map((line) => `    ${line.slice(0, 600)}`),
  ].join('\n');
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

async function unitTests(): Promise<Count> {
  const file = join(reports, 'vitest.json');
  const { code } = await run(`vitest run --reporter=default --reporter=json --outputFile.json=${file}`, true);
  return counted(code, () => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }: VitestReport =
      read(file);
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return {
      passed: numPassedTests,
      failed: numFailedTests + broken.length,
      skipped: numPendingTests + numTodoTests,
      failures: [
        ...broken.map(({ name, message }) => failure(name, message)),
        ...testResults.flatMap(({ name, assertionResults }) =>
          assertionResults
            .filter(({ status }) => status === 'failed')
            .map(({ fullName, failureMessages }) => failure(`${name} › ${fullName}`, failureMessages[0])),
        ),
      ],
    };
  });
}

async function journeys(): Promise<Count> {
  const file = 'test-results/journeys.json';
  rmSync(file, { force: true });
  const { code } = await run('playwright test', true, { LAYERWIRE_PORT: String(await freePort()) });
  return counted(code, () => {
    const { stats, suites }: PlaywrightReport = read(file);
    const specs = (suite: PlaywrightSuite): PlaywrightSuite['specs'] => [
      ...suite.specs,
      ...(suite.suites ?? []).flatMap(specs),
    ];
    return {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
      failures: suites
        .flatMap(specs)
        .filter(({ ok }) => !ok)
        .map(({ file, line, title, tests }) => {
          const errors = tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []));
          return failure(`e2e/${file}:${line} › ${title}`, errors[0]);
        }),
    };
  });
}

/** A port that nobody listens on just now, so that runs in several checkouts do not meet. */
function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function chromium(): Promise<Count> {
  try {
    console.log(await ensureChromium());
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

await step('types', () => check('tsc -b'));
await step('lint and format', () => check('biome check --error-on-warnings'));
await step('folder rules', () => check('tsx scripts/checkFolders.ts'));
await step('dead code', () => check('knip'));
await step('unit tests', unitTests);
if (quick) {
  console.log('\n── browser journeys: skipped, as --quick asks');
} else {
  await step('chromium', chromium);
  await step('browser journeys', journeys);
}

rmSync(reports, { recursive: true });
if (failures.length > 0) console.log(`\n── failed\n${failures.join('\n\n')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
