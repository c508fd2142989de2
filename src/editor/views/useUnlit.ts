import { useSyncExternalStore } from 'react';
import type { Unlit } from '../state/tracing.ts';
import { useTracing } from '../state/useEditor.ts';

/** Why nothing is lit of the cells that are pointed at, wherever that is; nothing while it is. */
export function useUnlit(): Unlit | undefined {
  const tracing = useTracing();
  return useSyncExternalStore(tracing.subscribe, tracing.unlit);
}
