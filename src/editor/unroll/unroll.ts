import { nodeAt } from '../../document/graph.ts';
import { boxesOfAnnotations } from '../canvas/annotations/annotationBox.ts';
import { boxAround } from '../canvas/layout/geometry.ts';
import { boundStash } from '../state/boundStash.ts';
import { splitInstance } from '../state/instancePorts.ts';
import { countApplications, treeUnder } from '../state/scrub.ts';
import type { EditorState } from '../state/store.ts';
import { countNodes } from './arrangeBody.ts';
import { captionOfUnrolled, remarkOnBound, titleOfUnrolled } from './describeUnrolled.ts';
import { framePart, stackParts } from './framePart.ts';
import { shownInstances } from './shownInstances.ts';
import type { Subject } from './subject.ts';
import type { Part, Unrolling } from './unrolling.ts';
import { unrollStack } from './unrollStack.ts';
import { unrollSteps } from './unrollSteps.ts';
import { unrollTree } from './unrollTree.ts';
import { unrollWindows } from './unrollWindows.ts';

/** Nodes that are drawn at most, and instances: of a large body there are fewer. */
const most = { nodes: 160, instances: 9, least: 3, inTree: 15 };
/** Kept free below the drawing, and between what is unrolled. */
const gap = 56;

type Shown = Pick<
  EditorState,
  'program' | 'history' | 'inference' | 'positions' | 'layout' | 'unrolled' | 'entered'
>;

/** The bodies that are unrolled, one below the other under the rest of the drawing. */
export function unrollAll(state: Shown): readonly Unrolling[] {
  const { layout, history, entered, unrolled } = state;
  const nodes = [...layout.values()].map(({ x, y, box }) => ({ ...box, x, y }));
  const all = boxAround([...nodes, ...(entered === '' ? boxesOfAnnotations(history.present) : [])]);
  let y = all.y + all.height + gap;
  const drawn: Unrolling[] = [];
  for (const path of [...unrolled].sort()) {
    const subject = layout.has(path) ? subjectOf(state, path) : undefined;
    if (!subject) continue;
    const title = titleOfUnrolled(subject);
    const instances = partOf(subject);
    const words = [captionOfUnrolled(subject), keepsAll(state, instances) ? '' : remarkOnBound(subject)];
    const caption = words.filter((each) => each !== '').join(' ');
    const part = framePart(instances, title, caption);
    drawn.push({ ...part, path, title, caption, x: all.x, y });
    y += part.height + gap / 2;
  }
  return drawn;
}

/** Whether the values of a drawing are there for all instances, next to those of the pictures above it. */
function keepsAll({ inference, positions, layout }: Shown, { pictures }: Part): boolean {
  const above = [...layout.values()].flatMap(({ picture }) => picture?.port ?? []);
  const own = pictures.map(({ port }) => splitInstance(port)?.port ?? port);
  const ports = [...new Set([...above, ...own])];
  const kept = boundStash(inference, positions, ports);
  return kept.slices.size === 0 && kept.ports.length === ports.length;
}

/** What of a combinator there is to be unrolled; `undefined` while its body is empty, or it is not known how often it is applied. */
function subjectOf(state: Shown, path: string): Subject | undefined {
  const { program, inference, positions } = state;
  const node = nodeAt(program, path);
  const count = countApplications(inference, path, positions);
  if (!node?.body?.nodes.length || !count) return undefined;
  const at = positions.get(path);
  const slots = shownInstances(count, at, mostOf(most.instances, countNodes(node.body)));
  return { state, path, node, count, at, slots };
}

function mostOf(instances: number, nodes: number): number {
  return Math.max(most.least, Math.min(instances, Math.floor(most.nodes / Math.max(1, nodes))));
}

function partOf(subject: Subject): Part {
  const { state, path, node } = subject;
  if (node.block === 'stack') return unrollStack(subject);
  if (node.block === 'recur') {
    const readings = state.inference.readings.get(path) ?? [];
    return readings.length < 2
      ? unrollSteps(subject)
      : stackParts(readings.map((reading) => ({ title: reading, part: unrollSteps(subject, reading) })));
  }
  const tree = node.block === 'recurse' ? treeUnder(state.inference, path) : undefined;
  return tree
    ? unrollTree(subject, tree, mostOf(most.inTree, countNodes(node.body ?? { nodes: [], wires: [] })))
    : unrollWindows(subject);
}
