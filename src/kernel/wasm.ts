import { fromBase64 } from '../base/base64.ts';
import type { CreateKernel, Kernel } from './kernel.ts';
import { kernelModule, memoryFlagAt } from './module.ts';
import { createScalarKernel } from './scalar/scalar.ts';

const pageBytes = 65536;

/** What `assembly/index.ts` exports. */
interface Exports {
  run(at: number): number;
  /** Comes back when the thread is to leave. */
  help(thread: number): void;
}

/** A kernel over a memory that other threads can work on. */
export interface SharedKernel extends Kernel {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** The kernel in WebAssembly with vectors of four numbers, or its plain twin where the engine has neither. */
export const createKernel: CreateKernel = (elements) => {
  const module = compiled(false);
  if (!module) return createScalarKernel(elements);
  return kernelOver(
    module,
    new WebAssembly.Memory({ initial: pagesFor(elements), maximum: pagesFor(elements) }),
  );
};

/** The same over memory that is shared; `undefined` where there is none, as on pages that are not isolated. */
export function createSharedKernel(elements: number): SharedKernel | undefined {
  const module = typeof SharedArrayBuffer === 'function' ? compiled(true) : undefined;
  if (!module) return undefined;
  const pages = pagesFor(elements);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  return { ...kernelOver(module, memory), module, memory };
}

/** Compiles the kernel before it is needed; without effect where it is there already, or where the engine refuses it. */
export function compileKernel(): void {
  compiled(false);
}

/** Makes the thread that calls it number `thread` of those that work on a shared kernel's memory, until it is to leave. */
export function help(module: WebAssembly.Module, memory: WebAssembly.Memory, thread: number): void {
  exportsOf(module, memory).help(thread);
}

function kernelOver(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { buffer } = memory;
  const { run } = exportsOf(module, memory);
  return { floats: new Float32Array(buffer), words: new Int32Array(buffer), run };
}

function exportsOf(module: WebAssembly.Module, memory: WebAssembly.Memory): Exports {
  const { run, help } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  if (typeof run !== 'function' || typeof help !== 'function')
    throw new Error('The module is not that of the kernel.');
  return { run: run as Exports['run'], help: help as Exports['help'] };
}

function pagesFor(elements: number): number {
  return Math.ceil((4 * elements) / pageBytes);
}

const modules = new Map<boolean, WebAssembly.Module | undefined>();

/** Compiled when it is first needed; `undefined` where the engine refuses it. */
function compiled(shared: boolean): WebAssembly.Module | undefined {
  if (!modules.has(shared)) modules.set(shared, compile(shared));
  return modules.get(shared);
}

/** One bit of the limits of the memory that the module asks for says that it is shared; the code is the same. */
const sharedBit = 2;

function compile(shared: boolean): WebAssembly.Module | undefined {
  const bytes = fromBase64(kernelModule);
  if (!bytes || typeof WebAssembly !== 'object') return undefined;
  const flags = bytes[memoryFlagAt] ?? 0;
  bytes[memoryFlagAt] = shared ? flags | sharedBit : flags & ~sharedBit;
  try {
    return new WebAssembly.Module(bytes);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return undefined;
    throw error;
  }
}
