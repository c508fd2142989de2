import type { Application, CombinatorRule } from './call.ts';
import { mapPorts } from './packPorts.ts';
import {
  must,
  type PortItem,
  type PortValue,
  pack,
  pick,
  range,
  sameType,
  type Tensor,
  tensorAt,
  tryOut,
  Unfit,
  zerosOf,
} from './values.ts';

/** `recurse`: the values of a node's children, joined by the body into the node's own. */
export const recurse: CombinatorRule = ({ params, inputs, extra, body }) => {
  const leaves = tensorAt(inputs, 'tree');
  const along = leaves.axes.findIndex(([, , tree]) => tree);
  const [, size = 0, tree] = leaves.axes[along] ?? [];
  if (!tree) throw new Unfit('There is no tree.');
  const { apply } = body();
  const joinUp = (children: readonly Tensor[]): Application => {
    const [left, right, ...more] = children;
    if (params.arity === 'any' && left)
      return apply({ ...extra, children: pack(children, [['time', children.length]], left) });
    if (!left || !right || more.length > 0) throw new Unfit('Every node needs two children.');
    return apply({ ...extra, left, right });
  };

  const unread = range(size).map((i) => pick(leaves, along, i));
  const leaf = zerosOf(leaves.kind, leaves.axes.toSpliced(along, 1));
  const all: Tensor[] = [];
  const inner: Application[] = [];
  for (const children of tree) {
    if (children.length === 0) {
      all.push(must(unread.shift(), 'leaf'));
      continue;
    }
    const application = joinUp(children.map((child) => must(all[child], 'child')));
    const result = tensorAt(application.taken, 'result');
    if (!sameType(result, leaf)) throw new Unfit('A node is not of the type of a leaf.');
    all.push(result);
    inner.push(application);
  }

  // Without an inner node there are still the types of the ports, which zeros for some numbers of children show.
  const trials = () => range(9).flatMap((count) => tryOut(() => joinUp(range(count).map(() => leaf))) ?? []);
  return {
    outputs: { root: must(all.at(-1), 'root'), all: pack(all, [['nodes', all.length]], leaf) },
    inside: gatherPorts(inner, inner.length > 0 ? inner : trials()),
  };
};

/** The ports over all inner nodes, in post-order; `shown` has the types of what they hold, even where there is no node. */
function gatherPorts(inner: readonly Application[], shown: readonly Application[]): Map<string, PortValue> {
  return mapPorts(shown[0]?.ports ?? new Map(), '', (port) => {
    const at = ({ ports }: Application) => must(ports.get(port), port);
    const values = inner.map(at);
    const types = shown.map(at);
    const gatherItem = (i: 0 | 1) => gather(values.map(itemAt(i)), types.map(itemAt(i)));
    return types.some(({ kind }) => kind === 'pair')
      ? { kind: 'pair', items: [gatherItem(0), gatherItem(1)] }
      : gatherItem(0);
  });
}

/** An item of a pair; of anything else, itself. */
function itemAt(i: 0 | 1) {
  return (value: PortValue): PortItem => (value.kind === 'pair' ? value.items[i] : value);
}

/** One value if all are of one type, else a list. */
function gather(values: readonly PortItem[], types: readonly PortItem[]): PortItem {
  const [type] = types;
  return type && types.every((each) => sameType(each, type))
    ? pack(values, [['nodes', values.length]], type)
    : { kind: 'ragged', ragged: values };
}
