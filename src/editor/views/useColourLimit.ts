import { useSyncExternalStore } from 'react';
import { colourLimits } from '../state/colourLimits.ts';
import { useActivations, useEditor } from '../state/useEditor.ts';

/** What the ends of the colours of signed numbers stand for, where all pictures share them. */
export function useColourLimit(): number | undefined {
  const { subscribe, limit } = colourLimits(useEditor(), useActivations());
  return useSyncExternalStore(subscribe, limit);
}
