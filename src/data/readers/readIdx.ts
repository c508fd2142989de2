import type { ClassColumn, Column, NumbersColumn } from '../dataset.ts';
import { type Fault, FaultList, type Reading } from '../fault.ts';
import { gunzip } from './gunzip.ts';
import { type IdxArray, parseIdx } from './parseIdx.ts';

/** The most bytes of one file, unpacked. */
const mostBytes = 2 ** 29;
/** Labels from here on are taken for numbers. */
const mostClasses = 1000;

/**
 * Reads files in IDX format, gzipped or not, such as the pictures and labels of MNIST: those with as many examples belong together. Arrays
 * of more than one axis become `image` (numbers), those of one `label` (classes); bytes are divided by 255. Where files differ in
 * how many examples they have, those that have most of them are kept.
 */
export async function readIdx(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<Reading> {
  const faults: Fault[] = [];
  const arrays: { readonly name: string; readonly array: IdxArray; readonly count: number }[] = [];
  for (const { name, bytes } of files) {
    const list = new FaultList(name);
    const unpacked = await gunzip(bytes, mostBytes);
    const array = unpacked
      ? parseIdx(unpacked)
      : `It is packed with gzip, but cut off, malformed or larger than ${mostBytes / 2 ** 20} MB. Get the file anew.`;
    if (typeof array === 'string') list.add(array);
    else if (array.shape[0] === 0) list.add('There is no example in it. Choose another file.');
    else arrays.push({ name, array, count: array.shape[0] ?? 0 });
    faults.push(...list.all());
  }
  const count = arrays.reduce((most, each) => Math.max(most, each.count), 0);
  for (const { name, ...each } of arrays)
    if (each.count !== count)
      faults.push({
        file: name,
        message: `It has ${each.count} examples where another file has ${count}. Choose pictures and labels that belong together.`,
      });
  const kept = arrays.filter((each) => each.count === count);
  const [first] = kept;
  if (!first) return { dataset: undefined, faults };
  const taken = new Map<string, number>();
  const columns = kept.map(({ array }) => {
    const column = columnOf(array);
    const times = (taken.get(column.name) ?? 0) + 1;
    taken.set(column.name, times);
    return times === 1 ? column : { ...column, name: `${column.name} ${times}` };
  });
  return { dataset: { name: first.name, count, columns }, faults };
}

function columnOf({ shape, values }: IdxArray): Column {
  return (shape.length === 1 && classesOf(values)) || numbersOf(shape.slice(1), values);
}

function numbersOf(shape: readonly number[], values: Uint8Array | Float32Array): NumbersColumn {
  const pictures = shape.length > 0;
  const divisor = pictures && values instanceof Uint8Array ? 255 : 1;
  return { kind: 'numbers', name: pictures ? 'image' : 'number', shape, values, divisor, starts: undefined };
}

function classesOf(values: Uint8Array | Float32Array): ClassColumn | undefined {
  if (!values.every((value) => value >= 0 && value < mostClasses && value % 1 === 0)) return undefined;
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  const labels = Array.from({ length: most + 1 }, (_, i) => `${i}`);
  return { kind: 'class', name: 'label', labels, indices: Uint32Array.from(values), starts: undefined };
}
