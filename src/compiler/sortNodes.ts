import type { Problem } from '../base/problem.ts';
import { joinPath, splitPath, splitPort } from '../document/path.ts';
import type { BareNode, ResolvedNode } from './resolve.ts';
import type { Wiring } from './resolveWires.ts';

/**
 * Orders nodes so that each stands behind those that feed it (depth first, in the document's order), and wires them up. A wire
 * that closes a cycle is left out, and becomes a problem.
 */
export function sortNodes(
  scope: string,
  nodes: readonly BareNode[],
  wiring: Wiring,
  problems: Problem[],
): readonly ResolvedNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const state = new Map<string, 'open' | 'done'>();
  const sorted: ResolvedNode[] = [];

  for (const root of nodes) {
    const trail = state.has(root.id) ? [] : [visit(root)];
    while (true) {
      const top = trail.at(-1);
      if (!top) break;
      const next = top.pending.shift();
      if (next) {
        const [port, from] = next;
        const feeder = byId.get(splitPath(splitPort(from)[0])[1]);
        if (!feeder) continue;
        if (state.get(feeder.id) === 'open') {
          top.inputs.delete(port);
          problems.push(
            cycleProblem(
              scope,
              [from, joinPath(scope, `${top.node.id}.${port}`)],
              trail.map(({ node }) => node.id),
              feeder.id,
            ),
          );
        } else if (!state.has(feeder.id)) trail.push(visit(feeder));
        continue;
      }
      state.set(top.node.id, 'done');
      sorted.push({ ...top.node, inputs: top.inputs });
      trail.pop();
    }
  }
  return sorted;

  function visit(node: BareNode) {
    state.set(node.id, 'open');
    const inputs = new Map(wiring.get(node.id));
    return { node, inputs, pending: [...inputs] };
  }
}

function cycleProblem(
  scope: string,
  wire: readonly [string, string],
  trail: readonly string[],
  last: string,
): Problem {
  // The trail runs against the wires: from the node that is fed back to those that feed it.
  const around = [...trail.slice(trail.indexOf(last)), last].reverse();
  const shown = around.length > 8 ? [...around.slice(0, 4), '…', ...around.slice(-3)] : around;
  return {
    code: 'cycle',
    path: wire[1],
    message: `values need an end, but this wire closes a cycle: ${shown.join(' → ')}. Put what should repeat into a stack${scope === '' ? '' : ' of its own'}.`,
    wire,
    fixes: [{ kind: 'unwire', label: 'Remove the wire', wire }],
  };
}
