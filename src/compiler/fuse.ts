import { countElements } from '../base/valueType.ts';
import { changeBodies } from '../ir/bodies.ts';
import { flopsOf } from '../ir/cost.ts';
import type { FusedParams } from '../ir/primitives/fused.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { listFor } from './listFor.ts';
import type { Read } from './readOf.ts';
import { readBy } from './scanParts.ts';
import { FusedGroup, type Product, type Selected, type SumFunction } from './selectFused.ts';
import { isContiguous, isMoving } from './view.ts';

/**
 * Puts together what the kernel does in one go: a product with its bias and the function behind it; and products, maxima
 * and arithmetic with what only moves numbers to where they are read, so that a window slid over a picture is read where it
 * lies. What nothing else reads of the parts is left to pruning.
 */
export function fuse(program: Program): Program {
  const fusion = new Fusion(program);
  return { ...program, equations: program.equations.map((equation) => fusion.put(equation)) };
}

class Fusion {
  private readonly program: Program;
  /** By value: how often it is read, what makes it, and the product that it is the result of. */
  private readonly uses: Uint32Array;
  private readonly makers: (Equation | undefined)[];
  private readonly products: (ProductGroup | undefined)[];
  /** By value: how many equations stand before the one that makes it. */
  private readonly places: Uint32Array;
  private place = 0;

  constructor(program: Program) {
    this.program = program;
    this.uses = new Uint32Array(program.shapes.length);
    this.places = new Uint32Array(program.shapes.length);
    this.makers = listFor(program);
    this.products = listFor(program);
    for (const { inputs } of program.equations) for (const id of inputs) this.use(id);
    for (const id of program.outputs) this.use(id);
  }

  private use(id: ValueId): void {
    this.uses[id] = (this.uses[id] ?? 0) + 1;
  }

  put(each: Equation): Equation {
    if (each.primitive === 'fused') return each;
    const equation = changeBodies(each, fuse);
    const [result = -1] = equation.outputs;
    this.makers[result] = equation;
    this.places[result] = this.place++;
    return this.withOthers(equation) ?? equation;
  }

  /** What moves lead back to where numbers lie already. */
  private shown(equation: Equation, { body }: FusedParams): Equation {
    const shape = this.program.shapes[equation.outputs[0] ?? -1] ?? [];
    return { ...equation, primitive: 'reshape', params: { shape }, inputs: body.inputs };
  }

  /** What stands for an equation and those before it that are done together with it; the best comes first. */
  private withOthers(equation: Equation): Equation | undefined {
    const { primitive, inputs } = equation;
    const [x = -1] = inputs;
    if (isMoving(primitive)) return this.together(this.withMoves([x], equation));
    switch (primitive) {
      case 'packedDot':
        return this.together(this.withMoves([x], equation)) ?? this.together([equation]);
      case 'max':
        return this.together(this.withMoves([x], equation));
      case 'relu':
      case 'tanh':
      case 'sigmoid':
        return this.withFunction(primitive, equation);
      case 'add':
        return this.withProduct(equation) ?? this.withOperands(equation);
      case 'sub':
      case 'mul':
      case 'div':
        return this.withOperands(equation);
      default:
        return undefined;
    }
  }

  /** A product and what is added to its sums. */
  private withProduct(equation: Equation): Equation | undefined {
    const { inputs } = equation;
    for (const id of inputs) {
      const product = this.productAt(id);
      if (!product) continue;
      // What is read once is not both operands.
      const moves = this.withMoves(
        inputs.filter((each) => each !== id),
        equation,
      );
      const group = [...product.group, ...moves];
      const { flops } = product;
      const fused = this.together(moves.length > 1 ? this.inOrder(group) : group, { flops });
      if (fused) return fused;
    }
    return undefined;
  }

  /** A product and the function that its sums are put through. It reads nothing besides, so that operands keep their numbers. */
  private withFunction(f: SumFunction, equation: Equation): Equation | undefined {
    const [x = -1] = equation.inputs;
    const product = this.productAt(x);
    if (product?.selected.f !== 'none') return undefined;
    const { group, selected, flops } = product;
    return this.together([...group, equation], { selected: { ...selected, f }, flops });
  }

  /** With the moves of both operands, or else of one. */
  private withOperands(equation: Equation): Equation | undefined {
    const all = this.together(this.withMoves(equation.inputs, equation));
    if (all) return all;
    for (const id of equation.inputs) {
      const one = this.together(this.withMoves([id], equation));
      if (one) return one;
    }
    return undefined;
  }

  /**
   * One equation for a group of them, the last of which has its result, if the kernel does them in one go and that pays.
   * @param known what it does, where that has been found already, and the operations of all but the last and moves
   */
  private together(
    group: readonly Equation[],
    known: { readonly selected?: Selected; readonly flops?: number } = {},
  ): Equation | undefined {
    const equation = group.at(-1);
    if (!equation || (group.length === 1 && equation.primitive !== 'packedDot')) return undefined;
    const [result = -1] = equation.outputs;
    const flops = (known.flops ?? 0) + flopsOf(equation, this.program);
    const { shapes } = this.program;
    const body = { inputs: [...readBy(group)], equations: group, outputs: [result], shapes };
    const params = new FusedGroup(body, known.selected, flops);
    const selected = params.select();
    if (selected?.kind === 'move' && isWhole(selected.x, params)) return this.shown(equation, params);
    if (!selected || !pays(selected)) return undefined;
    if (selected.kind === 'product') this.products[result] = { group, selected, flops };
    if (group.length === 1) return equation;
    return { ...equation, primitive: 'fused', params, inputs: params.body.inputs };
  }

  /** What makes a product that nothing else reads. */
  private productAt(id: ValueId): ProductGroup | undefined {
    return this.uses[id] === 1 ? this.products[id] : undefined;
  }

  /** An equation behind all that only moves numbers on their way to some of its operands. */
  private withMoves(operands: readonly ValueId[], equation: Equation): readonly Equation[] {
    const group = [equation];
    for (const operand of operands)
      for (
        let maker = this.makers[operand];
        maker && isMoving(maker.primitive);
        maker = this.makers[maker.inputs[0] ?? -1]
      )
        group.push(maker);
    return operands.length > 1 && group.length > 1 ? this.inOrder(group) : group.reverse();
  }

  /** Each of some equations once, in the order in which they stand. */
  private inOrder(equations: Iterable<Equation>): readonly Equation[] {
    const place = ({ outputs: [result = -1] }: Equation) => this.places[result] ?? 0;
    return [...new Set(equations)].sort((one, other) => place(one) - place(other));
  }
}

/** The equations of a product, and what the kernel does for them. */
interface ProductGroup {
  readonly group: readonly Equation[];
  readonly selected: Product;
  readonly flops: number;
}

/** Whether a value is read from its beginning to its end, as it lies. */
function isWhole({ view }: Read, { body }: FusedParams): boolean {
  const [input = -1] = body.inputs;
  const all = countElements(body.shapes[input] ?? []);
  return isContiguous(view) && view.start === 0 && countElements(view.shape) === all;
}

/** What lies as it is read needs no help, and the moves before it cost nothing. */
function pays(selected: Selected): boolean {
  switch (selected.kind) {
    case 'product':
    case 'chain':
      return true;
    case 'pool':
    case 'move':
      return !isContiguous(selected.x.view);
    case 'binary':
      return !isContiguous(selected.a.view) || !isContiguous(selected.b.view);
  }
}
