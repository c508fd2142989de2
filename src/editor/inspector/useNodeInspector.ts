import { useEffect, useState } from 'react';
import type { NodeInspector } from './NodeInspector.tsx';

let fetched: typeof NodeInspector | undefined;

/** What shows a node in the inspector comes behind the first paint, which shows none. */
export async function fetchNodeInspector(): Promise<void> {
  fetched ??= (await import('./NodeInspector.tsx')).NodeInspector;
}

/**
 * The component once it is there. Not by `lazy`, which keeps even what is there already back for a moment: the focus could
 * not go to a field at once.
 */
export function useNodeInspector(): typeof NodeInspector | undefined {
  const [shown, show] = useState(() => fetched);
  useEffect(() => {
    if (!shown) void fetchNodeInspector().then(() => show(() => fetched));
  }, [shown]);
  return shown;
}
