import { enginesFor } from '../engines/engines.ts';
import { compareEngines } from '../measure/compareEngines.ts';
import { workloads } from '../workloads/workloads.ts';
import type { Answer, Request } from './protocol.ts';

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  postMessage(await answer(data).catch((error): Answer => ({ error: `${error?.stack ?? error}` })));
});

async function answer({ threads, workload: name, rounds }: Request): Promise<Answer> {
  const workload = workloads.find((each) => each.name === name);
  if (!workload) throw new Error(`There is no workload ${name}.`);
  return { comparison: await compareEngines(workload, enginesFor(threads), rounds) };
}
