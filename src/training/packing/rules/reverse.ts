import type { PackingRule } from './index.ts';

/** The elements of each example from its end to its beginning. */
export const reverseEach: PackingRule = (pack, node, { x }) => {
  const over = x?.over;
  if (!x || over === undefined || pack.types.typesOf(node).x?.kind === 'tuple') return undefined;
  const rows = pack.list(`(reverse of ${pack.nameOf(over)})`, [pack.rows(over)], (batch) => {
    const starts = batch.starts(over);
    return batch.each(over, (place, element, count) => (starts[place] ?? 0) + count - 1 - element);
  });
  return { y: { operand: pack.emit.gather(x.operand, rows), over } };
};
