import fc from 'fast-check';
import { countByChildren, leavesOf } from '../../src/base/topology.ts';
import { Builder } from '../../src/ir/builder.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import type { OverlapAddParams } from '../../src/ir/primitives/overlapAdd.ts';
import { type WindowParams, windowShape } from '../../src/ir/primitives/window.ts';
import type { ParamsOf, PrimitiveName } from '../../src/ir/primitives.ts';
import type { Params, Program, Shape } from '../../src/ir/program.ts';
import { foldBodies, fusedBodies, mapBodies, scanBodies } from './bodies.ts';
import { forests } from './forests.ts';

/** A primitive with operands and parameters that fit. */
export interface Application {
  readonly primitive: PrimitiveName;
  readonly shapes: readonly Shape[];
  readonly params: Params;
  /** The operands that hold indices, and of how many rows. */
  readonly rows?: Readonly<Record<number, number>>;
}

/** The application as a program of one equation. */
export function programOf({ primitive, shapes, params }: Application): Program {
  return new Builder().trace(shapes, (emit, inputs) => emit.apply(primitive, inputs, params));
}

/** What every primitive can be applied to, its axes of up to `largest` elements. */
export function applications(largest: number): Record<PrimitiveName, fc.Arbitrary<Application>> {
  const size = fc.integer({ min: 1, max: largest });
  const shape = (ranks: { readonly min: number; readonly max: number }): fc.Arbitrary<Shape> =>
    fc.array(size, { minLength: ranks.min, maxLength: ranks.max });
  const anyShape = shape({ min: 0, max: 3 });
  const someAxes = shape({ min: 1, max: 3 });

  const same = (primitive: PrimitiveName, operands: number) =>
    anyShape.map(
      (each): Application => ({ primitive, shapes: Array<Shape>(operands).fill(each), params: {} }),
    );
  const along = (primitive: PrimitiveName) =>
    someAxes.chain((each) =>
      fc.nat(each.length - 1).map((axis): Application => ({ primitive, shapes: [each], params: { axis } })),
    );
  const apply = <Name extends PrimitiveName>(
    primitive: Name,
    shapes: readonly Shape[],
    params: ParamsOf<Name>,
  ): Application => ({ primitive, shapes, params });

  const windows = shape({ min: 1, max: 4 }).chain((x) =>
    fc
      .record({
        first: fc.nat(x.length - 1),
        count: fc.integer({ min: 1, max: 2 }),
        seed: fc.infiniteStream(fc.nat()),
      })
      .map(({ first, count, seed }): { x: Shape; params: WindowParams } => {
        const slid = x.slice(first, first + count);
        const sizes = slid.map((length) => 1 + ((seed.next().value ?? 0) % length));
        const strides = slid.map(() => 1 + ((seed.next().value ?? 0) % 3));
        return { x, params: { first, sizes, strides } };
      }),
  );

  return {
    add: same('add', 2),
    sub: same('sub', 2),
    mul: same('mul', 2),
    div: same('div', 2),
    exp: same('exp', 1),
    log: same('log', 1),
    tanh: same('tanh', 1),
    sigmoid: same('sigmoid', 1),
    relu: same('relu', 1),
    select: same('select', 3),
    dot: fc
      .record({
        front: shape({ min: 0, max: 2 }),
        rows: shape({ min: 0, max: 2 }),
        columns: size,
        depth: size,
        start: fc.boolean(),
      })
      .map(({ front, rows, columns, depth, start }) =>
        apply(
          'dot',
          [
            [...front, ...rows, depth],
            [...front, columns, depth],
            ...(start ? [[...front, ...rows, columns]] : []),
          ],
          { batch: front.length },
        ),
      ),
    packedDot: fc
      .record({
        front: shape({ min: 0, max: 2 }),
        rows: shape({ min: 0, max: 2 }),
        columns: fc.integer({ min: 1, max: 40 }),
        depth: size,
        start: fc.boolean(),
      })
      .map(({ front, rows, columns, depth, start }) =>
        apply(
          'packedDot',
          [
            [...front, ...rows, depth],
            panelsShape([...front, columns, depth]),
            ...(start ? [[...front, ...rows, columns]] : []),
          ],
          { batch: front.length, columns },
        ),
      ),
    sum: along('sum'),
    max: along('max'),
    firstMax: along('firstMax'),
    flip: along('flip'),
    softmax: someAxes.map((x) => apply('softmax', [x], {})),
    reshape: anyShape.chain((x) =>
      fc
        .constantFrom<Shape>([x.reduce((product, each) => product * each, 1)], [...x].reverse(), [1, ...x, 1])
        .map((to) => apply('reshape', [x], { shape: to })),
    ),
    transpose: anyShape.chain((x) =>
      fc
        .shuffledSubarray(
          x.map((_, axis) => axis),
          { minLength: x.length },
        )
        .map((order) => apply('transpose', [x], { order })),
    ),
    broadcast: shape({ min: 0, max: 4 }).chain((to) =>
      fc
        .subarray(to.map((_, axis) => axis))
        .map((axes) => apply('broadcast', [axes.map((axis) => to[axis] ?? 0)], { shape: to, axes })),
    ),
    concat: someAxes.chain((x) =>
      fc
        .record({ axis: fc.nat(x.length - 1), lengths: fc.array(size, { minLength: 1, maxLength: 3 }) })
        .map(({ axis, lengths }) =>
          apply(
            'concat',
            lengths.map((length) => x.with(axis, length)),
            { axis },
          ),
        ),
    ),
    slice: anyShape.chain((x) =>
      fc
        .tuple(
          ...x.map((length) =>
            fc
              .nat(length - 1)
              .chain((start) => fc.tuple(fc.constant(start), fc.integer({ min: 1, max: length - start }))),
          ),
        )
        .map((ranges) =>
          apply('slice', [x], {
            starts: ranges.map(([start]) => start),
            shape: ranges.map(([, length]) => length),
          }),
        ),
    ),
    pad: anyShape.chain((x) =>
      fc
        .record({
          low: fc.tuple(...x.map(() => fc.nat(2))),
          high: fc.tuple(...x.map(() => fc.nat(2))),
          value: fc.constantFrom(0, 1.5, Number.NEGATIVE_INFINITY),
        })
        .map((params) => apply('pad', [x], params)),
    ),
    window: windows.map(({ x, params }) => apply('window', [x], params)),
    overlapAdd: windows.map(({ x, params }) => {
      const transposed: OverlapAddParams = { ...params, shape: x };
      return apply('overlapAdd', [windowShape(x, params)], transposed);
    }),
    gather: fc
      .tuple(size, shape({ min: 0, max: 2 }), shape({ min: 0, max: 2 }))
      .map(([count, rest, front]) => ({
        ...apply('gather', [[count, ...rest], front], {}),
        rows: { 1: count },
      })),
    segmentSum: fc
      .tuple(size, shape({ min: 0, max: 2 }), shape({ min: 0, max: 2 }))
      .map(([count, rest, front]) => ({
        ...apply('segmentSum', [[...front, ...rest], front], { count }),
        rows: { 1: count },
      })),
    map: fc
      .record({ n: size, size, body: fc.constantFrom(...mapBodies) })
      .map(({ n, size: elements, body }) => {
        const operands = body.shapes(n);
        const program = new Builder().trace(operands, body.build);
        const lifted = operands.map((each, i): Shape => (i < body.mapped ? [elements, ...each] : each));
        return apply('map', lifted, { body: program, mapped: body.mapped, size: elements });
      }),
    scan: fc
      .record({
        n: size,
        length: fc.nat(largest),
        reverse: fc.boolean(),
        body: fc.constantFrom(...scanBodies),
      })
      .map(({ n, length, reverse, body: { elements, states, shapes, build } }) => {
        const operands = shapes(n);
        const program = new Builder().trace(operands, build);
        const stacked = operands.map((each, i): Shape => (i < elements ? [length, ...each] : each));
        return apply('scan', stacked, { body: program, elements, states, length, reverse });
      }),
    fold: fc
      .record({ n: size, tree: forests(3 * largest, 3), body: fc.constantFrom(...foldBodies) })
      .map(({ n, tree, body: { value, captured, build } }) => {
        const shared = captured(n);
        const bodies = [...countByChildren(tree).keys()].map((children) => {
          const operands = [...Array<Shape>(children).fill(value(n)), ...shared];
          const program = new Builder().trace(operands, (emit, inputs) =>
            build(emit, inputs.slice(0, children), inputs.slice(children)),
          );
          return { children, body: program };
        });
        return apply('fold', [[leavesOf(tree).length, ...value(n)], ...shared], { bodies, tree });
      }),
    fused: fc
      .record({ n: size, body: fc.constantFrom(...fusedBodies) })
      .map(({ n, body: { shapes, build } }) => {
        const operands = shapes(n);
        return apply('fused', operands, { body: new Builder().trace(operands, build) });
      }),
    constant: anyShape.chain((to) =>
      fc.boolean().map((whole) => {
        const count = whole ? to.reduce((product, each) => product * each, 1) : 1;
        return apply('constant', [], {
          shape: to,
          values: Array.from({ length: count }, (_, i) => i / 3 - 1),
        });
      }),
    ),
  };
}
