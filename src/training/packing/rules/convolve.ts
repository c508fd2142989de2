import { axesIn, countElements } from '../../../base/valueType.ts';
import { slideOver } from '../../../blocks/slideOver.ts';
import { refuse } from '../notPackable.ts';
import type { PackingRule } from './index.ts';

/** The windows of each example over its elements, all of them one behind the other. */
export const convolveRagged: PackingRule = (pack, node, inputs) => {
  const { x } = inputs;
  const type = pack.types.typesOf(node).x;
  const result = pack.inference.types.get(`${node.path}.y`);
  const counted = result && axesIn(result)[0]?.size;
  const over = x?.over;
  if (!x || !type || type.kind === 'tuple' || over === undefined || counted === undefined)
    return refuse(node.path, 'it has nothing to slide over');
  const params = node.params as {
    readonly size: readonly number[];
    readonly stride: readonly number[] | undefined;
    readonly padding: 'valid' | 'same';
    readonly window: 'vector' | 'grid';
  };
  const { sizes, strides, padding } = slideOver(type, node.block.title, params);
  const [size = 1] = sizes;
  const [stride = 1] = strides;
  const [[before] = [0]] = padding;
  if (sizes.length > 1) return refuse(node.path, 'its windows are over more than one axis');
  const { emit } = pack;
  const rows = pack.rows(counted);
  const row = x.operand.shape.slice(1);
  // Behind all elements there is one of zeros, which stands for what lies outside.
  const elements = emit.concat([x.operand, emit.fill(0, [1, ...row])], 0);
  const outside = pack.rows(over);
  const name = `(windows of ${size}, ${stride} apart, from -${before} in ${pack.nameOf(over)})`;
  const places = pack.list(name, [rows * size], (batch) => {
    const starts = batch.starts(over);
    const counts = batch.counts(over);
    return batch.counts(counted).flatMap((windows, place) =>
      Array.from({ length: windows * size }, (_, i) => {
        const at = Math.floor(i / size) * stride + (i % size) - before;
        const inside = at >= 0 && at < (counts[place] ?? 0);
        return inside ? (starts[place] ?? 0) + at : outside;
      }),
    );
  });
  const windows = emit.gather(elements, places);
  const shape = params.window === 'grid' ? [size, ...row] : [size * countElements(row)];
  const window = emit.reshape(windows, [rows, ...shape]);
  const exampleOf = pack.exampleOfRow(counted);
  const { result: y } = pack.applyBody(emit, node, inputs, { handed: { window }, rows, exampleOf });
  if (!y) throw new Error('The body of a convolve has a result.');
  return { y: { operand: y, over: counted } };
};
