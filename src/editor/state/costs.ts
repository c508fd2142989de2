import { useEffect, useState } from 'react';
import type { Cost } from '../../compiler/costs.ts';
import type { Inference } from '../../compiler/infer.ts';
import { useEditorState } from './useEditor.ts';

/** By path; the empty path is the whole graph. */
export type Costs = ReadonlyMap<string, Cost>;

const counted = new WeakMap<Inference, Costs>();

/**
 * What the nodes take for one run. Counted when the page has nothing else to do, once for each change of what the graph computes;
 * until then, what was counted before.
 */
export function useCosts(): Costs | undefined {
  const inference = useEditorState((state) => state.inference);
  const [costs, show] = useState(() => counted.get(inference));
  useEffect(() => {
    let isWanted = true;
    const stop = whenIdle(() => {
      void count(inference).then((found) => isWanted && show(found));
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [inference]);
  return costs;
}

async function count(inference: Inference): Promise<Costs> {
  const { costsOf } = await import('../../compiler/costs.ts');
  const costs = counted.get(inference) ?? costsOf(inference);
  counted.set(inference, costs);
  return costs;
}

/** Gives back how to call it off. */
function whenIdle(work: () => void): () => void {
  // Not every browser says when it is idle.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(work, { timeout: 2000 });
  return () => cancelIdleCallback(request);
}
