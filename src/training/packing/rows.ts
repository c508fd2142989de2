import type { Size } from '../../base/size.ts';
import type { Operands } from '../../blocks/define.ts';
import type { Mask } from '../../compiler/lower.ts';
import type { ResolvedNode } from '../../compiler/resolve.ts';
import type { Builder, Operand } from '../../ir/builder.ts';
import type { PackedLowering } from './packedLowering.ts';

/** What rows are: the elements of a ragged size, or those of the examples that are said, or one for each example. */
export interface Rows {
  readonly count: number;
  readonly over?: Size | undefined;
  readonly exampleOf?: Operand | undefined;
}

type Build = (inner: Builder, elements: Operands) => Readonly<Record<string, Operand | undefined>>;

/**
 * Maps what `build` emits for one row over all rows. Of the masks in it, that of the node itself has numbers of its own in every row; those
 * inside its body are the same for all rows of an example.
 */
export function lowerRows(
  pack: PackedLowering,
  emit: Builder,
  inputs: Operands,
  rows: Rows,
  node: ResolvedNode,
  build: Build,
): Operands {
  const masks = pack.leavesOut(node) ? findMasks(pack, emit, inputs, build) : new Map<string, Mask>();
  const drawn = [...masks].map(([name, mask]) => {
    const all = pack.maskRows(name, mask, node.body ? undefined : rows.over);
    return node.body && rows.exampleOf ? emit.gather(all, rows.exampleOf) : all;
  });
  const given = Object.values(inputs).flatMap((operand) => emit.itemsOf(operand));
  const names: (readonly [port: string, items: readonly number[], tuple: boolean])[] = [];
  const results = emit.map([...given, ...drawn], rows.count, (inner, elements) => {
    const { maskFor } = pack.lowering;
    const maskOf = new Map([...masks.keys()].map((name, i) => [name, elements[given.length + i]]));
    pack.lowering.maskFor = (name) => maskOf.get(name) ?? maskIsMissing(name);
    const built = build(inner, elementsOf(inner, inputs, elements));
    pack.lowering.maskFor = maskFor;
    // What comes out by two names comes out once.
    const out = new Map<Operand, number>();
    for (const [port, operand] of Object.entries(built)) {
      if (!operand) continue;
      const items = inner.itemsOf(operand).map((item) => {
        const place = out.get(item) ?? out.size;
        out.set(item, place);
        return place;
      });
      names.push([port, items, operand.items !== undefined]);
    }
    return [...out.keys()];
  });
  return Object.fromEntries(
    names.flatMap(([port, places, tuple]) => {
      const items = places.flatMap((place) => results[place] ?? []);
      const [only] = items;
      return only ? [[port, tuple ? emit.tuple(items) : only] as const] : [];
    }),
  );
}

/** The masks that are asked for while one row is emitted, into a program that nobody uses. */
function findMasks(
  pack: PackedLowering,
  emit: Builder,
  inputs: Operands,
  build: Build,
): ReadonlyMap<string, Mask> {
  const found = new Map<string, Mask>();
  const { maskFor } = pack.lowering;
  const inner = emit.nested();
  pack.lowering.maskFor = (name, mask) => {
    found.set(name, mask);
    return inner.fill(1, mask.shape);
  };
  const elements = Object.values(inputs)
    .flatMap((operand) => emit.itemsOf(operand))
    .map(({ shape }) => inner.input(shape.slice(1)));
  build(inner, elementsOf(inner, inputs, elements));
  pack.lowering.maskFor = maskFor;
  return found;
}

/** The inputs of one row from the elements of all their items. */
function elementsOf(inner: Builder, inputs: Operands, elements: readonly Operand[]): Operands {
  let next = 0;
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([port, { items }]) => {
      const own = elements.slice(next, next + (items?.length ?? 1));
      next += own.length;
      const [only] = own;
      return only ? [[port, items ? inner.tuple(own) : only] as const] : [];
    }),
  );
}

function maskIsMissing(name: string): never {
  throw new Error(`${name} was not asked for before.`);
}
