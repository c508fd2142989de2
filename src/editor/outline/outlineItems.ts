import { blocks } from '../../blocks/index.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { Scope } from '../../compiler/resolve.ts';
import type { Document, Graph, Node } from '../../document/document.ts';
import { joinPath, splitPort } from '../../document/path.ts';
import { portsOf } from '../../document/ports.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import { shownType } from '../canvas/wires/shownType.ts';
import { allProblems, nodeOfProblem } from '../state/problems.ts';
import type { Run } from '../state/store.ts';

/** A node in words, as the outline lists it. */
export interface OutlineItem {
  readonly path: string;
  readonly node: Node;
  readonly title: string;
  /** What feeds it and what it gives: “x from flat. Gives features 10.” */
  readonly words: string;
  readonly problems: readonly string[];
  /** 1 at the top. */
  readonly level: number;
  /** Its place among those of its body, from 1, and how many those are. */
  readonly place: number;
  readonly of: number;
  readonly hasBody: boolean;
}

/** All nodes in the order in which values flow, those of a body behind its combinator; bodies of `closed` are left out. */
export function outlineItems(
  document: Document,
  inference: Inference,
  run: Run,
  closed: ReadonlySet<string>,
): OutlineItem[] {
  const problems = allProblems({ inference, run });
  const list = (graph: Graph, scope: Scope | undefined, path: string, level: number): OutlineItem[] => {
    const nodes = inFlow(graph, scope);
    return nodes.flatMap((node, i) => {
      const own = joinPath(path, node.id);
      const body = node.body?.nodes.length ? node.body : undefined;
      const item: OutlineItem = {
        path: own,
        node,
        title: titleOf(node),
        words: wordsOf(node, own, graph, inference),
        problems: problems.filter((each) => nodeOfProblem(each) === own).map(({ message }) => message),
        level,
        place: i + 1,
        of: nodes.length,
        hasBody: !!body,
      };
      const inner = scope?.nodes.find(({ id }) => id === node.id)?.body;
      return body && !closed.has(own) ? [item, ...list(body, inner, own, level + 1)] : [item];
    });
  };
  return list(document, inference.scope, '', 1);
}

/** Nodes that are not known, or lie on a cycle, stand where the document has them: behind the others. */
function inFlow(graph: Graph, scope: Scope | undefined): readonly Node[] {
  const order = new Map(scope?.nodes.map(({ id }, i) => [id, i]));
  const placeOf = ({ id }: Node) => order.get(id) ?? order.size;
  return [...graph.nodes].sort((one, other) => placeOf(one) - placeOf(other));
}

function wordsOf(node: Node, path: string, graph: Graph, { types }: Inference): string {
  const ports = portsOf(node);
  if (!ports) return `Unknown block ${node.block}.`;
  const optional = blocks.get(node.block)?.optionalInputs ?? {};
  const fed = ports.inputs.flatMap((port) => {
    const from = graph.wires.find(([, to]) => to === `${node.id}.${port}`)?.[0];
    if (from !== undefined) return `${port} from ${sourceOf(from, graph)}`;
    return port in optional ? [] : `${port} not wired`;
  });
  const given = ports.outputs.map((port) => {
    const shape = shownType(types.get(`${path}.${port}`));
    return ports.outputs.length === 1 ? shape : `${port}: ${shape}`;
  });
  const results = (ports.body?.outputs ?? []).map((port) => {
    const from = node.body?.wires.find(([, to]) => to === `$.${port}`)?.[0];
    return `${port} from ${from === undefined ? 'nothing yet' : sourceOf(from, node.body)}`;
  });
  return [
    fed.join(', '),
    given.length > 0 && `Gives ${given.join('; ')}`,
    results.length > 0 && `Its body gives back ${results.join(', ')}`,
    node.note,
  ]
    .filter(Boolean)
    .map((sentence) => `${sentence}.`)
    .join(' ');
}

/** `flat` for `flat.y`, its only output; `gates state`; `window, handed in` for a port of the boundary. */
function sourceOf(port: string, graph: Graph | undefined): string {
  const [id, name] = splitPort(port);
  if (id === '$') return `${name}, handed in`;
  const node = graph?.nodes.find((each) => each.id === id);
  const outputs = node && portsOf(node)?.outputs;
  return outputs?.length === 1 ? id : `${id} ${name}`;
}
