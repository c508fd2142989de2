import { countByChildren, faultOf, leavesOf, type Topology } from '../../base/topology.ts';
import { countElements } from '../../base/valueType.ts';
import { expandFold } from '../expandFold.ts';
import { elementAt, type Primitive, ShapeError } from '../primitive.ts';
import type { Program, Shape, Tensor } from '../program.ts';
import { sameShape } from '../strides.ts';

/**
 * The operands are the values of the leaves, stacked in their order, and captured values, the same at every node. A
 * body turns the values of so many children and the captured values into the value of their parent, of the same shape,
 * and then any number of further results.
 */
export interface FoldParams {
  /** One for each number of children that occurs. */
  readonly bodies: readonly FoldBody[];
  readonly tree: Topology;
}

export interface FoldBody {
  readonly children: number;
  readonly body: Program;
}

export const fold: Primitive<FoldParams> = {
  name: 'fold',
  summary:
    'Closed sub-programs applied from the leaves of a forest to its roots: the values of all nodes in post-order, then the further results of each body, stacked.',
  infer(inputs, { bodies, tree }) {
    const fault = faultOf(tree);
    if (fault) throw new Error(`fold needs a forest in post-order, but ${fault}.`);
    const [[count = -1, ...shape] = [], ...captured] = inputs;
    const leaves = leavesOf(tree).length;
    if (count !== leaves) throw new ShapeError('fold', `values of ${leaves} leaves`, inputs);
    const occurring = countByChildren(tree);
    const numbers = bodies.map(({ children }) => children);
    if (
      new Set(numbers).size !== numbers.length ||
      !sameShape([...numbers].sort(ascending), [...occurring.keys()])
    )
      throw new Error(
        `fold needs a body for ${[...occurring.keys()].join(', ') || 'no'} children, but has bodies for ${numbers.join(', ') || 'none'}.`,
      );
    for (const { children, body } of bodies) {
      const wanted = [...Array<Shape>(children).fill(shape), ...captured];
      const given = body.inputs.map((id) => body.shapes[id] ?? []);
      const result = body.shapes[body.outputs[0] ?? -1];
      if (given.length !== wanted.length || wanted.some((each, i) => !sameShape(each, given[i] ?? [])))
        throw new ShapeError('fold', `a body of ${children} children and what is captured`, [
          ...inputs,
          ...given,
        ]);
      if (!result || !sameShape(result, shape))
        throw new ShapeError('fold', 'bodies that give a value like their children', [shape, result ?? []]);
    }
    const further = bodies.flatMap(({ children, body }) =>
      body.outputs.slice(1).map((id) => [occurring.get(children) ?? 0, ...(body.shapes[id] ?? [])]),
    );
    return [[tree.children.length, ...shape], ...further];
  },
  reference(inputs, params, machine) {
    const [leaves, ...captured] = inputs;
    const [all, ...further] = fold
      .infer(
        inputs.map(({ shape }) => shape),
        params,
      )
      .map((shape) => machine.allocate(shape));
    if (!leaves || !all) return [];
    const length = countElements(all.shape.slice(1));
    // How many leaves, and nodes of each body, have had their turn.
    let leaf = 0;
    const done = params.bodies.map(() => 0);
    params.tree.children.forEach((children, node) => {
      const at = params.bodies.findIndex((each) => each.children === children.length);
      const body = params.bodies[at]?.body;
      if (!body) {
        all.data.set(elementAt(leaves, leaf++).data, node * length);
        return;
      }
      const values = children.map((child) => elementAt(all, child));
      const [value, ...others] = machine.evaluate(body, [...values, ...captured]);
      if (value) all.data.set(value.data, node * length);
      const index = done[at] ?? 0;
      done[at] = index + 1;
      resultsOf(params, at, further).forEach((result, i) => {
        const { data = [] } = others[i] ?? {};
        result.data.set(data, index * data.length);
      });
    });
    return [all, ...further];
  },
  batch(emit, inputs, params, batched, size) {
    const shapes = inputs.map(({ shape }, i) => (batched[i] ? shape.slice(1) : shape));
    const expanded = emit.trace(shapes, (inner, given) => expandFold(inner, given, params));
    return emit.batched(expanded, inputs, batched, size);
  },
  vjp(emit, gradients, inputs, _, params) {
    const shapes = inputs.map(({ shape }) => shape);
    const expanded = emit.trace(shapes, (inner, given) => expandFold(inner, given, params));
    return emit.pullback(expanded, inputs, gradients);
  },
  flops(_, { bodies, tree }, ofProgram) {
    const occurring = countByChildren(tree);
    return bodies.reduce(
      (total, { children, body }) => total + (occurring.get(children) ?? 0) * ofProgram(body),
      0,
    );
  },
};

/** Those of the further results that body number `at` gives. */
function resultsOf({ bodies }: FoldParams, at: number, further: readonly Tensor[]): readonly Tensor[] {
  const counts = bodies.map(({ body }) => body.outputs.length - 1);
  const start = counts.slice(0, at).reduce((total, count) => total + count, 0);
  return further.slice(start, start + (counts[at] ?? 0));
}

function ascending(one: number, other: number): number {
  return one - other;
}
