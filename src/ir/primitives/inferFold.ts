import { countByChildren, faultOf, leavesOf } from '../../base/topology.ts';
import { ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { sameShape } from '../strides.ts';
import type { FoldBody, FoldParams } from './fold.ts';

/** The shapes of a fold's results; throws when the forest, the bodies and the operands do not fit one another. */
export function inferFold(inputs: readonly Shape[], { bodies, tree }: FoldParams): readonly Shape[] {
  const fault = faultOf(tree);
  if (fault) throw new Error(`fold needs a forest in post-order, but ${fault}.`);
  const [[count = -1, ...shape] = []] = inputs;
  const leaves = leavesOf(tree).length;
  if (count !== leaves) throw new ShapeError('fold', `values of ${leaves} leaves`, inputs);
  const occurring = countByChildren(tree);
  const numbers = bodies.map(({ children }) => children);
  const sorted = [...numbers].sort((one, other) => one - other);
  if (!sameShape(sorted, [...occurring.keys()]))
    throw new Error(
      `fold needs a body for ${[...occurring.keys()].join(', ') || 'no'} children, but has bodies for ${numbers.join(', ') || 'none'}.`,
    );
  for (const body of bodies) checkBody(body, shape, inputs);
  const further = bodies.flatMap(({ children, body }) =>
    body.outputs.slice(1).map((id) => [occurring.get(children) ?? 0, ...(body.shapes[id] ?? [])]),
  );
  return [[tree.children.length, ...shape], ...further];
}

/** A body takes so many values of a node's shape and what is captured, and gives one more such value. */
function checkBody({ children, body }: FoldBody, shape: Shape, inputs: readonly Shape[]): void {
  const wanted = [...Array<Shape>(children).fill(shape), ...inputs.slice(1)];
  const taken = body.inputs.map((id) => body.shapes[id] ?? []);
  if (taken.length !== wanted.length || wanted.some((each, i) => !sameShape(each, taken[i] ?? [])))
    throw new ShapeError('fold', `a body of ${children} children and what is captured`, [
      ...inputs,
      ...taken,
    ]);
  const given = body.shapes[body.outputs[0] ?? -1];
  if (!given || !sameShape(given, shape))
    throw new ShapeError('fold', 'bodies that give a value like their children', [shape, given ?? []]);
}
