import { Fragment } from 'react';
import { useCosts } from '../state/costs.ts';
import { describeCount, formatCount, formatMemory, memoryOf, shortCount } from '../state/formatCost.ts';
import { CostTable, notKnown } from './CostTable.tsx';
import '../styles/costs.css';

/** What a node takes for one run, or with the empty path the whole graph, and how that is made up. */
export function CostSection({ path }: { readonly path: string }) {
  const costs = useCosts();
  const cost = costs?.get(path);
  const whole = costs?.get('');
  if (!costs || !whole) return null;
  if (!cost) return <UnknownCosts />;
  return (
    <section aria-label="Costs">
      <h3 className="heading">One run</h3>
      <dl className="facts">
        <dt title="Floating-point operations: a multiply-add counts as two, an elementary function as one.">
          Operations
        </dt>
        <dd title={describeCount(cost.operations, formatCount)}>
          {shortCount(cost.operations, formatCount)}
          {path !== '' && <Share part={cost.operations.known} of={whole.operations.known} />}
        </dd>
        <dt title="What the weights take, four bytes each.">Weights</dt>
        <dd>{formatMemory(cost.weights)}</dd>
        <dt title="What the outputs of all nodes hold, four bytes a number.">Activations</dt>
        <dd title={describeCount(cost.activations, formatMemory)}>
          {shortCount(cost.activations, formatMemory)}
        </dd>
        <dt title="Weights and activations.">Memory</dt>
        <dd title={describeCount(memoryOf(cost), formatMemory)}>
          {shortCount(memoryOf(cost), formatMemory)}
          {path !== '' && <Share part={memoryOf(cost).known} of={memoryOf(whole).known} />}
        </dd>
      </dl>
      <CostTable scope={path} costs={costs} />
    </section>
  );
}

/** Of a node that has no types, as it or what it reads has a problem. */
function UnknownCosts() {
  return (
    <section aria-label="Costs">
      <h3 className="heading">One run</h3>
      <dl className="facts">
        {['Operations', 'Weights', 'Activations', 'Memory'].map((name) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd title={notKnown}>–</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Share({ part, of }: { readonly part: number; readonly of: number }) {
  if (of === 0) return null;
  return <span className="cost-share" title="of the whole graph">{` ${formatShare(part / of)}`}</span>;
}

function formatShare(share: number): string {
  if (share > 0 && share < 0.005) return '< 1 %';
  return `${Math.round(100 * share)} %`;
}
