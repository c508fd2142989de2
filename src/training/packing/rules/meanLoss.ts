import { axesIn } from '../../../base/valueType.ts';
import { refuse } from '../notPackable.ts';
import { lowerRows } from '../rows.ts';
import type { PackingRule } from './index.ts';
import { sumOfEach } from './reductions.ts';

/** Of a loss over vectors that follow one another, for each example the mean of those of its vectors. */
export const meanLoss: PackingRule = (pack, node, inputs, prefix) => {
  const { x, target } = inputs;
  const types = pack.types.typesOf(node);
  const over = x?.over;
  if (!x || !target || over === undefined || !types.x)
    return refuse(node.path, 'its target differs in length where x does not');
  if (axesIn(types.x).length !== 2) refuse(node.path, 'every element is more than one vector');
  const given = { x: x.operand, target: pack.spread(target, over) };
  const { loss } = lowerRows(pack, pack.emit, given, { count: pack.rows(over), over }, node, (inner, row) =>
    pack.lowering.lowerNode(inner, node, row, prefix),
  );
  if (!loss) throw new Error(`${node.path} gives no loss.`);
  const sums = sumOfEach(pack, { operand: loss, over });
  const shares = pack.list(
    `(share of ${over === undefined ? '' : pack.nameOf(over)})`,
    [pack.count],
    (batch) => batch.counts(over).map((count) => 1 / count),
  );
  return { loss: { operand: pack.emit.mul(sums, shares), over: undefined } };
};
