import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Bytes as they are, and as a server sends them. */
export interface Size {
  readonly bytes: number;
  readonly gzipped: number;
}

/** How much there is to load of the built product. */
export interface ProductSizes {
  /** The scripts that the page starts with. */
  readonly initial: Size;
  /** The one that computes what is on the canvas. */
  readonly worker: Size;
  /** The modules of WebAssembly that the worker holds, or that lie beside it. */
  readonly kernel: Size;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));
const outDir = fileURLToPath(new URL('../dist/product', import.meta.url));

/** Builds the product by its own script, into a folder of the benchmarks. */
export function buildProduct(): ProductSizes {
  const arguments_ = [
    'run',
    '--silent',
    'build',
    '--',
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  const { status } = spawnSync('npm', arguments_, { cwd: repository, stdio: 'inherit' });
  if (status !== 0) throw new Error('The product does not build: are its packages installed, by npm ci?');
  const files = new Map(
    readdirSync(`${outDir}/assets`).map((name) => [
      `assets/${name}`,
      readFileSync(`${outDir}/assets/${name}`),
    ]),
  );
  const page = readFileSync(`${outDir}/index.html`, 'utf8');
  const started = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, name = '']) => name);
  const named = (pattern: RegExp) => [...files.keys()].filter((name) => pattern.test(name));
  const contents = (names: readonly string[]) => names.map((name) => files.get(name) ?? Buffer.alloc(0));
  // Another trains, and is asked for by the panel for that.
  const panel = contents(named(/\/TrainingPanel-[^/]*\.js$/)).join('\n');
  const worker = contents(
    named(/\/worker-[^/]*\.js$/).filter((name) => !panel.includes(name.replace('assets/', ''))),
  );
  const inside = worker.flatMap((script) =>
    // The first bytes of every module are \0asm; this is what they look like in base64.
    [...script.toString().matchAll(/AGFzb[A-Za-z0-9+/=]+/g)].map(([text]) => Buffer.from(text, 'base64')),
  );
  return {
    initial: sizeOf(contents(started)),
    worker: sizeOf(worker),
    kernel: sizeOf([...inside, ...contents(named(/\.wasm$/))]),
  };
}

function sizeOf(files: readonly Buffer[]): Size {
  const sum = (lengths: readonly number[]) => lengths.reduce((total, length) => total + length, 0);
  return {
    bytes: sum(files.map(({ length }) => length)),
    gzipped: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
  };
}
