import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from 'assemblyscript/asc';
import binaryen from 'binaryen';
import { toBase64 } from '../src/base/base64.ts';

/* Compiles the kernel from AssemblyScript to WebAssembly, and keeps it as text that any bundler and Node can load. */

const options = [
  // Optimised by the passes below instead.
  ...['-O0', '--enable', 'simd', '--enable', 'threads', '--runtime', 'stub', '--noAssert'],
  // As much memory as addresses of 32 bits reach.
  ...['--importMemory', '--noExportMemory', '--sharedMemory', '--maximumMemory', '65536'],
  // Behind what the kernel keeps for itself, before what is free for others.
  ...['--memoryBase', '64'],
  // Vectors are handed between the kernel's own functions only, and addresses have 32 bits for good.
  ...['--disableWarning', '112', '--disableWarning', '201'],
];

/** The WebAssembly module. Throws what the compiler says when the source is at fault. */
async function compileKernel(): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'layerwire-kernel-'));
  try {
    const file = join(folder, 'kernel.wasm');
    const { error, stderr } = await main([
      'src/kernel/assembly/index.ts',
      ...options,
      '--outFile',
      relative('.', file),
    ]);
    if (error) throw new Error(stderr.toString());
    return optimised(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Passes of Binaryen that leave operations in the order in which the source has them, as engines do as well. Those of `-O3` put each one
 * right before its only use: sums of several steps of a product would then be continued one sum after the other, with more vectors under
 * way than there are registers. What is written side by side, so that nothing waits for what is just being computed, stays so.
 */
const round = [
  'inlining',
  'dce',
  'precompute-propagate',
  'optimize-instructions',
  'simplify-locals-nonesting',
  'remove-unused-brs',
  'remove-unused-names',
  'vacuum',
];
const passes = [
  ...round,
  ...round,
  'coalesce-locals',
  'merge-blocks',
  'vacuum',
  'remove-unused-module-elements',
  'memory-packing',
];

/**
 * Makes functions that are called in one place, and small ones, parts of those that call them, as a call for each vector of an
 * elementary function takes longer than some of its work; then leaves out what does nothing.
 */
function optimised(compiled: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(compiled);
  module.setFeatures(
    binaryen.Features.SIMD128 |
      binaryen.Features.Atomics |
      binaryen.Features.BulkMemory |
      binaryen.Features.BulkMemoryOpt |
      binaryen.Features.MutableGlobals,
  );
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setFlexibleInlineMaxSize(400);
  binaryen.setOneCallerInlineMaxSize(1000);
  module.runPasses(passes);
  return module.emitBinary();
}

/** In the import of the memory: behind its name and the byte that says that it is one. */
function memoryFlagAt(module: Uint8Array): number {
  const name = new TextEncoder().encode('memory');
  return module.findIndex((_, at) => name.every((letter, i) => module[at + i] === letter)) + name.length + 1;
}

/** What `src/kernel/module.ts` must hold. */
export async function kernelModuleText(): Promise<string> {
  const module = await compileKernel();
  return [
    '/* Compiled from assembly/ by `npm run kernel`. */',
    '',
    '/** The WebAssembly module of the kernel, in base64. */',
    'export const kernelModule =',
    `  '${toBase64(module)}';`,
    '',
    '/** The place of the byte that says whether the memory is shared. */',
    `export const memoryFlagAt = ${memoryFlagAt(module)};`,
    '',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync('src/kernel/module.ts', await kernelModuleText());
