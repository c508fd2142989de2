import type { Inference } from '../../compiler/infer.ts';
import type { Document } from '../../document/document.ts';
import { nodeAt } from '../../document/graph.ts';
import { handedPorts } from '../state/handedPorts.ts';
import { layoutOf } from '../state/layoutOf.ts';
import { choicesFor, type Positions } from '../state/scrub.ts';
import { placesAt } from '../state/sliceValue.ts';
import type { PointedCells } from '../state/tracing.ts';

/** What the chosen applications are handed, cell by cell: where it comes from is lit. Of nested combinators the innermost ones count. */
export function followedCells(
  program: Document,
  inference: Inference,
  positions: Positions,
): readonly PointedCells[] {
  const paths = [...positions.keys()];
  return paths
    .filter((path) => !paths.some((other) => other.startsWith(`${path}/`)))
    .flatMap((path) => handedPorts(path, nodeAt(program, path)))
    .flatMap((port) => {
      const choices = choicesFor(inference, positions, port);
      const layout = choices.length > 0 && layoutOf(inference, port);
      if (!layout) return [];
      const elements = placesAt(layout, choices);
      return elements.length > 0 && elements.length <= most ? [{ port, elements }] : [];
    });
}

/** Of more cells than this, nearly all would be lit. */
const most = 4096;
