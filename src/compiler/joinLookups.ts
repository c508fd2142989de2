import { withBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import type { ConstantParams } from '../ir/primitives/constant.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { SliceParams } from '../ir/primitives/slice.ts';
import type { Equation, Program, Shape } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';

/**
 * Looks up in one go what is joined: rows of one table side by side, as the children of each node of a tree are, come from where they
 * lie to where they are read without a stop. Of rows that are looked up only those are that are read, and
 * rows that follow one another in their table are shown where they lie.
 */
export function joinLookups(program: Program): Program {
  if (!applies(program, 'gather')) return program;
  const lookups = new Lookups();
  return rewrite(program, (emit, equation, inputs) => {
    const params = withBodies(equation, joinLookups);
    return lookups.put(emit, { ...equation, params }, inputs);
  });
}

/** Rows of a table, each a vector, by a list of their numbers. */
interface Lookup {
  readonly table: Operand;
  readonly indices: Operand;
}

class Lookups {
  private readonly lookups = new Map<Operand, Lookup>();
  /** The numbers of lists that are known. */
  private readonly lists = new Map<Operand, readonly number[]>();

  put(emit: Builder, { primitive, params }: Equation, inputs: readonly Operand[]): readonly Operand[] {
    const [x] = inputs;
    if (primitive === 'concat') {
      const joined = this.joined(emit, inputs, params as AxisParams);
      if (joined) return [joined];
    }
    const lookup = x && this.lookups.get(x);
    if (primitive === 'slice' && lookup) {
      const { starts, shape } = params as SliceParams;
      if (shape[1] === x.shape[1]) return [this.some(emit, lookup, starts[0] ?? 0, shape[0] ?? 0)];
    }
    const results = emit.apply(primitive, inputs, params);
    const [result] = results;
    if (result) this.remember(primitive, params, inputs, result);
    return results;
  }

  private remember(
    primitive: Equation['primitive'],
    params: Equation['params'],
    [table, indices]: readonly Operand[],
    result: Operand,
  ): void {
    if (primitive === 'gather' && table?.shape.length === 2 && indices?.shape.length === 1)
      this.lookups.set(result, { table, indices });
    if (primitive !== 'constant') return;
    const { shape, values } = params as ConstantParams;
    if (shape.length === 1 && values.length === shape[0]) this.lists.set(result, values);
  }

  /** Rows that are looked up in one table, side by side; `undefined` where anything else is joined. */
  private joined(emit: Builder, parts: readonly Operand[], { axis }: AxisParams): Operand | undefined {
    const lookups = parts.flatMap((part) => this.lookups.get(part) ?? []);
    const [first] = lookups;
    if (axis !== 1 || !first || lookups.length < parts.length || parts.length < 2) return undefined;
    if (lookups.some(({ table }) => table !== first.table)) return undefined;
    const rows = first.indices.shape[0] ?? 0;
    const columns = lookups.map(({ indices }) => emit.reshape(indices, [rows, 1]));
    const together: Shape = [rows, parts.length * (first.table.shape[1] ?? 0)];
    return emit.reshape(emit.gather(first.table, emit.concat(columns, 1)), together);
  }

  /** So many of the rows that are looked up, from one on. */
  private some(emit: Builder, { table, indices }: Lookup, from: number, count: number): Operand {
    const list = this.lists.get(indices)?.slice(from, from + count);
    const [first = 0] = list ?? [];
    if (list?.every((index, i) => index === first + i))
      return emit.slice(table, [first, 0], [count, table.shape[1] ?? 0]);
    const some = emit.slice(indices, [from], [count]);
    const rows = emit.gather(table, some);
    this.lookups.set(rows, { table, indices: some });
    return rows;
  }
}
