import { fromBase64 } from '../base/base64.ts';
import type { CreateKernel } from './kernel.ts';
import { kernelModule } from './module.ts';
import { createScalarKernel } from './scalar/scalar.ts';

const pageBytes = 65536;

/** What `assembly/index.ts` exports. */
interface Exports {
  run(at: number): number;
}

/** The kernel in WebAssembly with vectors of four numbers, or its plain twin where the engine has neither. */
export const createKernel: CreateKernel = (elements) => {
  const compiled = module();
  if (!compiled) return createScalarKernel(elements);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((4 * elements) / pageBytes) });
  const { run } = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Exports;
  return {
    floats: new Float32Array(memory.buffer),
    words: new Int32Array(memory.buffer),
    run,
  };
};

let compiledModule: WebAssembly.Module | 'none' | undefined;

/** Compiled when it is first needed; `undefined` where the engine refuses it. */
function module(): WebAssembly.Module | undefined {
  compiledModule ??= compile() ?? 'none';
  return compiledModule === 'none' ? undefined : compiledModule;
}

function compile(): WebAssembly.Module | undefined {
  const bytes = fromBase64(kernelModule);
  if (!bytes || typeof WebAssembly !== 'object' || !WebAssembly.validate(bytes)) return undefined;
  return new WebAssembly.Module(bytes);
}
