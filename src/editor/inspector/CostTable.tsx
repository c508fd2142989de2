import { useState } from 'react';
import { graphAt } from '../../document/graph.ts';
import { joinPath } from '../../document/path.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import type { Costs } from '../state/costs.ts';
import { describeCount, shortCount } from '../state/formatCost.ts';
import { select } from '../state/selection.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { type MeasureName, measures } from './costMeasures.ts';

interface Props {
  /** The graph, or the combinator, whose nodes are listed. */
  readonly scope: string;
  readonly costs: Costs;
}

type Order = 'drawn' | MeasureName;

/** The nodes of a scope with what each takes, bodies counted in, as shares of the scope; the headings sort it. */
export function CostTable({ scope, costs }: Props) {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.present);
  const [order, setOrder] = useState<Order>('operations');
  const rows = (graphAt(document, scope)?.nodes ?? []).map((node) => {
    const path = joinPath(scope, node.id);
    return { path, title: titleOf(node), id: node.id, cost: costs.get(path) };
  });
  if (rows.length === 0) return null;
  const whole = costs.get(scope);
  const sorted =
    order === 'drawn'
      ? rows
      : rows.toSorted(
          ({ cost: one }, { cost: other }) =>
            (other ? measures[order].numberOf(other).known : -1) -
            (one ? measures[order].numberOf(one).known : -1),
        );
  const heading = (name: Order, title: string) => (
    <th
      key={name}
      scope="col"
      aria-sort={order === name ? (name === 'drawn' ? 'other' : 'descending') : undefined}
    >
      <button type="button" data-sorts={order === name} onClick={() => setOrder(name)}>
        {title}
      </button>
    </th>
  );
  return (
    <table className="costs">
      <thead>
        <tr>
          {heading('drawn', 'Node')}
          {names.map((name) => heading(name, measures[name].title))}
        </tr>
      </thead>
      <tbody>
        {sorted.slice(0, most).map(({ path, title, id, cost }) => (
          <tr key={path}>
            <th scope="row">
              <button type="button" title={`${title} ${path}`} onClick={() => select(editor, [path])}>
                {title} <span className="cost-id">{id}</span>
              </button>
            </th>
            {names.map((name) => {
              if (!cost)
                return (
                  <td key={name} title={notKnown}>
                    –
                  </td>
                );
              const { numberOf, format } = measures[name];
              const count = numberOf(cost);
              const all = whole ? numberOf(whole).known : 0;
              return (
                <td key={name} title={describeCount(count, format)}>
                  {count.known === 0 ? shortCount(count, format) : format(count.known)}
                  <span
                    className="cost-bar"
                    style={{ width: `${all === 0 ? 0 : (100 * count.known) / all}%` }}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      {sorted.length > most && <caption>and {sorted.length - most} more</caption>}
    </table>
  );
}

/** Why nothing is said of what a node takes. */
export const notKnown = 'Not known before its problems are solved, and those of what it reads.';

const most = 40;
const names = Object.keys(measures) as MeasureName[];
