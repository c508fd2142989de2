import { countByChildren, type Topology } from '../../base/topology.ts';
import { countElements } from '../../base/valueType.ts';
import type { Builder } from '../builder.ts';
import { expandFold } from '../expandFold.ts';
import { elementAt, type Primitive } from '../primitive.ts';
import type { Program, Shape, Tensor } from '../program.ts';
import { type Application, identity, part, whole } from '../reads.ts';
import { inferFold } from './inferFold.ts';

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
  infer: inferFold,
  reference(inputs, params, machine) {
    const [leaves, ...captured] = inputs;
    const shapes = inputs.map(({ shape }) => shape);
    const [all, ...further] = inferFold(shapes, params).map((shape) => machine.allocate(shape));
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
    return emit.batched(byLevels(emit, shapes, params), inputs, batched, size);
  },
  vjp(emit, gradients, inputs, _, params) {
    const shapes = inputs.map(({ shape }) => shape);
    return emit.pullback(byLevels(emit, shapes, params), inputs, gradients);
  },
  flops(_, { bodies, tree }, ofProgram) {
    const occurring = countByChildren(tree);
    return bodies.reduce(
      (total, { children, body }) => total + (occurring.get(children) ?? 0) * ofProgram(body),
      0,
    );
  },
  dependence: { applications: nodeByNode },
};

/** The applications of a fold, node by node: a leaf's value is its operand's as it is. */
function nodeByNode(inputs: readonly Shape[], { bodies, tree }: FoldParams): readonly Application[] {
  const shape = inputs[0]?.slice(1) ?? [];
  const counts = bodies.map(({ body }) => body.outputs.length - 1);
  let leaf = 0;
  const done = bodies.map(() => 0);
  return tree.children.map((children, node) => {
    const value = part('result', 0, shape, node);
    const at = bodies.findIndex((each) => each.children === children.length);
    const body = bodies[at]?.body;
    if (!body)
      return { body: identity(shape), inputs: [part('operand', 0, shape, leaf++)], outputs: [value] };
    const first = 1 + counts.slice(0, at).reduce((total, count) => total + count, 0);
    const index = done[at] ?? 0;
    done[at] = index + 1;
    return {
      body,
      inputs: [
        ...children.map((child) => part('result', 0, shape, child)),
        ...inputs.slice(1).map((_, n) => whole('operand', n + 1)),
      ],
      outputs: [
        value,
        ...body.outputs.slice(1).map((id, n) => part('result', first + n, body.shapes[id], index)),
      ],
    };
  });
}

/** The fold as a program of other primitives, whose rules are then its own. */
function byLevels(emit: Builder, shapes: readonly Shape[], params: FoldParams): Program {
  return emit.trace(shapes, (inner, inputs) => expandFold(inner, inputs, params));
}

/** Those of the further results that body number `at` gives. */
function resultsOf({ bodies }: FoldParams, at: number, further: readonly Tensor[]): readonly Tensor[] {
  const counts = bodies.map(({ body }) => body.outputs.length - 1);
  const start = counts.slice(0, at).reduce((total, count) => total + count, 0);
  return further.slice(start, start + (counts[at] ?? 0));
}
