import { readFileSync } from 'node:fs';
import { describe, expect, it, test, vi } from 'vitest';
import { kernelModuleText } from '../../scripts/compileKernel.ts';
import type { Instruction } from '../../src/compiler/plan.ts';
import * as opcodes from '../../src/kernel/opcodes.ts';
import { memoryStart, workLeftAt } from '../../src/kernel/opcodes.ts';
import { encode } from '../../src/runtime/encode.ts';
import { type Bare, kernels, numbersAfter } from './checkKernel.ts';

describe.each(kernels)('the kernel %s', (_, create) => {
  it('stops when the work that it was granted is done, and goes on from there', () => {
    const add: Bare = { op: 'unary', f: 'exp', out: 0, x: 0, length: 1 };
    const loop: Instruction = { op: 'loop', path: '', times: 3, windows: [], body: [{ ...add, path: '' }] };
    const { words, first } = encode([loop], memoryStart + 1, memoryStart);
    const kernel = create(memoryStart + 1 + words.length);
    kernel.words.set(words, memoryStart + 1);
    let next = first;
    let calls = 0;
    while (next >= 0) {
      kernel.words[workLeftAt] = 1;
      next = kernel.run(next);
      calls++;
    }
    expect(calls).toBeGreaterThan(6);
    expect(kernel.floats[memoryStart]).toBeCloseTo(Math.exp(Math.E), 4);
  });
});

test('where the engine has no WebAssembly, the plain kernel takes its place', async () => {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', undefined);
  const { createKernel: create } = await import('../../src/kernel/wasm.ts');
  const exp: Bare = { op: 'unary', f: 'exp', out: 1, x: 0, length: 1 };
  expect(numbersAfter(create, Float32Array.of(1, 0), [exp])[1]).toBe(Math.fround(Math.E));
  vi.unstubAllGlobals();
});

test('the module is what the source compiles to', async () => {
  expect(readFileSync('src/kernel/module.ts', 'utf8')).toBe(await kernelModuleText());
}, 120_000);

test('no two instructions share a code', () => {
  const codes = Object.entries(opcodes).filter(([name]) => /^op[A-Z]/.test(name));
  expect(new Set(codes.map(([, code]) => code)).size).toBe(codes.length);
});
