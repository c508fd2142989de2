import loader from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import binary from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { exportNetwork } from '../onnx/exportNetwork.ts';
import type { Engine } from './engine.ts';

/** ONNX Runtime Web on WebAssembly. A page has one number of threads, which the first session settles. */
export function onnxRuntime(threads: number): Engine {
  env.wasm.numThreads = threads;
  env.wasm.wasmPaths = {
    mjs: new URL(loader, location.href).href,
    wasm: new URL(binary, location.href).href,
  };
  env.logLevel = 'error';
  return {
    name: 'onnxruntime',
    async prepare(network) {
      const { model, x, shape } = exportNetwork(network);
      const session = await InferenceSession.create(model, {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
      const type = x instanceof Int32Array ? 'int32' : 'float32';
      const feeds = { x: new Tensor(type, x, [...shape]) };
      const [y = ''] = session.outputNames;
      return {
        // Its threads look about a million times for work before they sleep.
        restless: threads > 1 ? 200 : 0,
        // Outputs are new tensors each time: ONNX Runtime Web leaves those that are handed in on the CPU as they are.
        run: async () => (await session.run(feeds))[y]?.data as Float32Array,
      };
    },
  };
}
