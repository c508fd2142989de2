import type { Cost, Count } from '../../compiler/costs.ts';
import { formatCount, formatMemory, memoryOf } from '../state/formatCost.ts';

interface Measure {
  readonly title: string;
  readonly format: (known: number) => string;
  numberOf(cost: Cost): Count;
}

/** What nodes are compared by. */
export const measures = {
  operations: { title: 'Operations', format: formatCount, numberOf: ({ operations }) => operations },
  memory: { title: 'Memory', format: formatMemory, numberOf: memoryOf },
} as const satisfies Record<string, Measure>;

export type MeasureName = keyof typeof measures;
