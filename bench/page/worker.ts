import { enginesFor } from '../engines/engines.ts';
import { compareEngines } from '../measure/compareEngines.ts';
import { curves } from '../measure/growthCurves.ts';
import { timeInTurn } from '../measure/timeInTurn.ts';
import { compareTraining } from '../training/compareTraining.ts';
import { trainedNetworks } from '../training/networks.ts';
import { workloads } from '../workloads/workloads.ts';
import type { Answer, Request } from './protocol.ts';

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  postMessage(await answer(data).catch((error): Answer => ({ error: `${error?.stack ?? error}` })));
});

async function answer(request: Request): Promise<Answer> {
  const { rounds } = request;
  if ('curve' in request) {
    const { sizes, prepare } = named(curves, request.curve);
    const contenders = sizes.map((size) => ({ name: String(size), run: prepare(size) }));
    return { growth: [...(await timeInTurn(contenders, rounds)).values()] };
  }
  if ('training' in request)
    return { training: await compareTraining(named(trainedNetworks, request.training), rounds) };
  const workload = named(workloads, request.workload);
  return { comparison: await compareEngines(workload, enginesFor(request.threads), rounds) };
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}
