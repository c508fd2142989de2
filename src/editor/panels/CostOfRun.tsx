import { useCosts } from '../state/costs.ts';
import { formatCount, formatMemory, memoryOf } from '../state/formatCost.ts';

/** What one run of the whole graph takes. */
export function CostOfRun() {
  const whole = useCosts()?.get('');
  if (!whole || whole.activations.known === 0) return null;
  const { operations, weights, activations } = whole;
  const more = operations.waitsFor ?? activations.waitsFor;
  return (
    <span
      className="status-costs"
      title={
        `Floating-point operations of one run; ${formatMemory(weights)} of weights and ` +
        `${formatMemory(activations.known)} of activations${more === undefined ? '' : `, and more with ${more}`}`
      }
    >
      {`${formatCount(operations.known)} operations, ${formatMemory(memoryOf(whole).known)} a run`}
      {more === undefined ? '' : ' at least'}
    </span>
  );
}
