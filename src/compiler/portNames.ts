import { type Axis, axesIn, type ValueType } from '../base/valueType.ts';
import type { Named, Operand } from '../ir/builder.ts';
import type { Layout } from '../ir/layout.ts';
import type { Inference } from './infer.ts';

/** Numbers that a port carries, or one item of the tuple that it carries. */
export interface PortValue {
  readonly port: string;
  /** Which item of a tuple. */
  readonly item?: number;
  /** The axes of the combinators around the port in front, then its own. */
  readonly axes: readonly Axis[];
  /** How the numbers lie: in one block of the axes’ sizes, or in parts where an axis differs from part to part. */
  readonly layout: Layout;
}

/** The paths of all ports that have a type; those inside a body that is read twice are there for each reading. */
export function listPorts({ types, readings }: Pick<Inference, 'types' | 'readings'>): readonly string[] {
  return [...types.keys()].flatMap((port) => {
    const ids = port.split('/');
    let named = [''];
    ids.forEach((id, i) => {
      const path = ids.slice(0, i + 1).join('/');
      const instances = i < ids.length - 1 ? (readings.get(path) ?? []).map((name) => `[${name}]`) : [];
      const ends = instances.length > 0 ? instances : [''];
      named = named.flatMap((before) => ends.map((end) => (i === 0 ? '' : `${before}/`) + id + end));
    });
    return named;
  });
}

/** The path of a port without the names of readings: `read/cell.z` for `read[backward]/cell.z`. */
export function withoutReadings(port: string): string {
  return port.replaceAll(/\[[^\]/]*\]/g, '');
}

/** The type of a port with the axes of the combinators around it in front. */
export function typeWithFront(
  { types, fronts }: Pick<Inference, 'types' | 'fronts'>,
  port: string,
): ValueType | undefined {
  const plain = withoutReadings(port);
  const front = fronts.get(plain.slice(0, Math.max(0, plain.lastIndexOf('/')))) ?? [];
  const lifted = (type: ValueType): ValueType =>
    type.kind === 'tuple'
      ? { kind: 'tuple', items: type.items.map(lifted) }
      : { ...type, axes: [...front, ...type.axes] };
  const type = types.get(plain);
  return type && lifted(type);
}

/**
 * What a program gives for a port: one value, or one for each item of a tuple; none when the port has no value. A port inside a
 * body that is read twice, asked for without a reading, is that of the first.
 */
export function valuesOf(
  inference: Inference,
  port: string,
  named: ReadonlyMap<string, Named>,
): readonly { readonly value: PortValue; readonly operand: Operand }[] {
  const name = firstReading(inference, port);
  const type = typeWithFront(inference, port);
  const found = (key: string, of: ValueType | undefined, item?: number) => {
    const known = named.get(key);
    if (!known || !of) return [];
    const value = { port, axes: axesIn(of), layout: known.layout, ...(item !== undefined && { item }) };
    return [{ value, operand: known.operand }];
  };
  if (type?.kind !== 'tuple') return found(name, type);
  return type.items.flatMap((item, i) => found(`${name}#${i}`, item, i));
}

function firstReading({ readings }: Inference, port: string): string {
  const ids = port.split('/');
  return ids
    .map((id, i) => {
      const path = withoutReadings(ids.slice(0, i + 1).join('/'));
      const [first] = readings.get(path) ?? [];
      return i === ids.length - 1 || first === undefined || id.includes('[') ? id : `${id}[${first}]`;
    })
    .join('/');
}
