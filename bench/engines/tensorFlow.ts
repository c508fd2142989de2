import '@tensorflow/tfjs-backend-cpu';
import { setWasmPath } from '@tensorflow/tfjs-backend-wasm';
import binary from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { disableDeprecationWarnings, enableProdMode, setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import { buildNetwork } from '../tensorflow/buildNetwork.ts';
import type { Engine } from './engine.ts';

/** TensorFlow.js on one of its backends, with one thread: the build for SIMD of the one on WebAssembly. */
export function tensorFlow(backend: 'wasm' | 'cpu'): Engine {
  enableProdMode();
  // The way to name one build is deprecated in favour of naming all three, of which the page would choose the one for threads.
  disableDeprecationWarnings();
  setWasmPath(new URL(binary, location.href).href);
  // All tensors are made by the backend that is active at the time.
  const activate = () => setBackend(backend);
  return {
    name: `tfjs-${backend}`,
    async prepare(network) {
      await activate();
      const { x, shape, apply } = buildNetwork(network);
      const type = x instanceof Int32Array ? 'int32' : 'float32';
      return {
        activate,
        run() {
          // The numbers are read outside, as `tidy` would look for tensors among them, one by one.
          const y = tidy(() => apply(tensor(x, [...shape], type)));
          const values = y.dataSync();
          y.dispose();
          return values;
        },
      };
    },
  };
}
