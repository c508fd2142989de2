import { axesIn, elementsOf } from '../../../base/valueType.ts';
import { scanOver } from '../../../blocks/scanOver.ts';
import type { Inference } from '../../../compiler/infer.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import { sizeOf } from '../../../ir/layout.ts';
import type { Layout } from '../../canvas/layout/layout.ts';
import { findNode } from '../../canvas/layout/vocabularyOf.ts';
import { layoutOf } from '../layoutOf.ts';
import { countApplications, treeUnder } from '../scrub.ts';
import { type Applied, bodyPieces, handedPieces } from './bodyPieces.ts';
import { joinPieces, ownNumbers, type PicturedNumbers } from './picturedNumbers.ts';

/**
 * Where on the canvas the numbers are seen that go into an input, in the order of its value: against the wires, out of open bodies and
 * into them. `undefined` where none is seen.
 */
export function picturedInput(
  inference: Inference,
  layout: Layout,
  input: string,
): PicturedNumbers | undefined {
  const [path, name] = splitPort(input);
  return picturedPort(inference, layout, findNode(inference.scope, path)?.inputs.get(name));
}

function picturedPort(
  inference: Inference,
  layout: Layout,
  port: string | undefined,
): PicturedNumbers | undefined {
  if (port === undefined) return undefined;
  const [path, name] = splitPort(port);
  if (layout.get(path)?.picture?.port === port) {
    const numbers = layoutOf(inference, port);
    return numbers && ownNumbers(port, sizeOf(numbers));
  }
  const [scope, id] = splitPath(path);
  const applied = appliedAt(inference, layout, id === '$' ? scope : path);
  const pieces = applied && (id === '$' ? handedPieces(name, applied) : bodyPieces(name, applied));
  return pieces && joinPieces(pieces);
}

/** What is known of a combinator whose body is drawn; `undefined` of all else. */
function appliedAt(inference: Inference, layout: Layout, path: string): Applied | undefined {
  const node = findNode(inference.scope, path);
  const outer = elementsOf(inference.fronts.get(splitPath(path)[0]) ?? []);
  const count = countApplications(inference, path);
  if (!node?.body || node.bypass || typeof outer !== 'number' || count === undefined) return undefined;
  const sequence = inference.types.get(`${path}.sequence`);
  const tree = inference.types.get(`${path}.tree`);
  return {
    block: node.block.type,
    direction: node.params.direction,
    outer,
    count,
    topology: tree && axesIn(tree)[0]?.tree && treeUnder(inference, path),
    isReadInOrder: sequence !== undefined && sequence.kind !== 'tuple' && scanOver(sequence).index === 0,
    given: (input) => picturedPort(inference, layout, node.inputs.get(input)),
    result: (name) => picturedPort(inference, layout, node.body?.results.get(name)),
  };
}
