import { countElements } from '../../base/valueType.ts';
import type { Builder, Operand } from '../builder.ts';
import type { SliceParams } from '../primitives/slice.ts';
import type { Shape, ValueId } from '../program.ts';

/** The gradient of a part of a value, and where the part begins. */
interface Part {
  readonly starts: readonly number[];
  readonly gradient: Operand;
}

/** Rows that a matrix was applied to, (…, depth), and the gradients of what they became, (…, columns). */
interface Product {
  readonly rows: Operand;
  readonly gradient: Operand;
}

/**
 * The gradients of a program's values while they are summed up. Those of slices that lie side by side are joined rather than added, and those
 * of a matrix are one product over all rows that it was applied to, the last application first.
 */
export class Gradients {
  private readonly emit: Builder;
  private readonly shapes: readonly Shape[];
  private readonly wholes = new Map<ValueId, Operand>();
  private readonly parts = new Map<ValueId, Part[]>();
  private readonly products = new Map<ValueId, Product[]>();

  constructor(emit: Builder, shapes: readonly Shape[]) {
    this.emit = emit;
    this.shapes = shapes;
  }

  add(id: ValueId, gradient: Operand): void {
    const before = this.wholes.get(id);
    this.wholes.set(id, before ? this.emit.add(before, gradient) : gradient);
  }

  addPart(id: ValueId, { starts }: SliceParams, gradient: Operand): void {
    const parts = this.parts.get(id) ?? [];
    this.parts.set(id, [...parts, { starts, gradient }]);
  }

  addProduct(id: ValueId, product: Product): void {
    this.products.set(id, [...(this.products.get(id) ?? []), product]);
  }

  has(id: ValueId): boolean {
    return this.wholes.has(id) || this.parts.has(id) || this.products.has(id);
  }

  /** The sum of all that was added; zeros where nothing was. */
  of(id: ValueId): Operand {
    const parts = this.parts.get(id);
    this.parts.delete(id);
    const products = this.products.get(id);
    this.products.delete(id);
    const shape = this.shapes[id] ?? [];
    if (products) this.add(id, this.multiplied(products));
    if (parts) for (const part of this.joined(parts, shape)) this.add(id, part);
    return this.wholes.get(id) ?? this.emit.fill(0, shape);
  }

  /** Parts as gradients of the whole: a single one, if they lie side by side along an axis. */
  private joined(parts: readonly Part[], shape: Shape): readonly Operand[] {
    if (parts.length === 1) return parts.map((part) => this.padded(part, shape));
    const axis = shape.findIndex((size, i) => parts.every(({ gradient }) => gradient.shape[i] !== size));
    const ordered = parts.toSorted((one, other) => (one.starts[axis] ?? 0) - (other.starts[axis] ?? 0));
    const others = shape.map((_, i) => i).filter((i) => i !== axis);
    const alike = parts.every(({ gradient }) => others.every((i) => gradient.shape[i] === shape[i]));
    let end = 0;
    const pieces: Operand[] = [];
    for (const { starts, gradient } of ordered) {
      const start = starts[axis] ?? 0;
      if (!alike || axis < 0 || start < end) return parts.map((part) => this.padded(part, shape));
      if (start > end) pieces.push(this.emit.fill(0, shape.with(axis, start - end)));
      pieces.push(gradient);
      end = start + (gradient.shape[axis] ?? 0);
    }
    const missing = (shape[axis] ?? 0) - end;
    if (missing > 0) pieces.push(this.emit.fill(0, shape.with(axis, missing)));
    return [this.emit.concat(pieces, axis)];
  }

  private multiplied(products: readonly Product[]): Operand {
    const columns = (operands: readonly Operand[]) => {
      const lists = operands.map((x) => {
        const width = x.shape.at(-1) ?? 0;
        return this.emit.reshape(x, [countElements(x.shape.slice(0, -1)), width]);
      });
      return this.emit.transpose(this.emit.concat(lists, 0), [1, 0]);
    };
    const [gradients, rows] = [products.map(({ gradient }) => gradient), products.map(({ rows }) => rows)];
    return this.emit.dot(columns(gradients), columns(rows));
  }

  private padded({ starts, gradient }: Part, shape: Shape): Operand {
    const high = shape.map((size, i) => size - (starts[i] ?? 0) - (gradient.shape[i] ?? 0));
    return this.emit.pad(gradient, starts, high, 0);
  }
}
