import { help } from '../kernel/wasm.ts';
import type { HelperStart } from './threads.ts';

/* A Web Worker that does parts of what another one runs, until it is dismissed. */

addEventListener('message', ({ data }: MessageEvent<HelperStart>) => {
  help(data.module, data.memory, data.thread);
  close();
});
