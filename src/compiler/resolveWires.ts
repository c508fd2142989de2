import type { Fix, Problem } from '../base/problem.ts';
import { didYouMean, nearest } from '../base/suggest.ts';
import type { Ports } from '../blocks/define.ts';
import type { Wire } from '../document/document.ts';
import { joinPath, splitPort } from '../document/path.ts';
import type { BareNode } from './resolve.ts';

/** By node (`$` is the boundary) and input: the path of the port that feeds it. */
export type Wiring = Map<string, Map<string, string>>;

/**
 * The wires of one scope that hold: both ends exist, the first gives and the second takes a value, and it is the only
 * one into its input. Inputs that are left without a wire become problems, but for those whose wire did not hold.
 */
export function resolveWires(
  wires: readonly Wire[],
  scope: string,
  boundary: { readonly inputs: Ports; readonly outputs: Ports },
  nodes: readonly BareNode[],
  known: ReadonlySet<string>,
  problems: Problem[],
): Wiring {
  const wiring: Wiring = new Map();
  const blamed = new Set<string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));

  /** Whether the end exists; `undefined` when it lies on a block that is not known, which is a problem already. */
  const holds = (wire: Wire, end: 0 | 1): boolean | undefined => {
    const [id, port] = splitPort(wire[end]);
    const node = byId.get(id);
    if (!node && id !== '$') {
      if (known.has(id)) return undefined;
      report(
        'dangling-wire',
        wire,
        end,
        `there is no node "${id}" here.${didYouMean(id, known)}`,
        nearest(id, known).map((name) => `${name}.${port}`),
      );
      return false;
    }
    const gives = end === 0;
    // What the boundary gives is what it hands in, and what it takes are the results.
    const ports = node
      ? gives
        ? node.ports.outputs
        : node.ports.inputs
      : gives
        ? boundary.inputs
        : boundary.outputs;
    if (Object.hasOwn(ports, port)) return true;
    const owner = node ? node.block.title : scope === '' ? 'The document' : 'The body';
    const kind = gives ? 'output' : 'input';
    const names = Object.keys(ports);
    const listed = names.length > 0 ? `; it has ${names.join(', ')}` : '';
    const near = nearest(port, names);
    report(
      'unknown-port',
      wire,
      end,
      `${owner} has no ${kind} "${port}"${near.length > 0 ? `.${didYouMean(port, names)}` : `${listed}.`}`,
      (near.length > 0 ? near : names.length === 1 ? names : []).map((name) => `${id}.${name}`),
    );
    return false;
  };

  const report = (
    code: Problem['code'],
    wire: Wire,
    end: 0 | 1,
    message: string,
    instead: readonly string[],
  ) => {
    const rewired = instead.map((port): Fix => {
      const to: [string, string] = end === 0 ? [port, wire[1]] : [wire[0], port];
      return { kind: 'rewire', label: `Wire to ${port}`, wire: inScope(scope, wire), to: inScope(scope, to) };
    });
    problems.push({
      code,
      path: joinPath(scope, wire[end]),
      message,
      wire: inScope(scope, wire),
      fixes: [...rewired, { kind: 'unwire', label: 'Remove the wire', wire: inScope(scope, wire) }],
    });
  };

  for (const wire of wires) {
    const ends = [holds(wire, 0), holds(wire, 1)];
    const [id, port] = splitPort(wire[1]);
    if (ends.includes(false) || ends.includes(undefined)) {
      blamed.add(wire[1]);
      continue;
    }
    const inputs = wiring.get(id) ?? new Map<string, string>();
    wiring.set(id, inputs);
    if (inputs.has(port))
      report('second-wire', wire, 1, 'an input takes one wire, but this is its second.', []);
    else inputs.set(port, joinPath(scope, wire[0]));
  }

  const demand = (id: string, title: string, ports: readonly string[]) => {
    for (const port of ports) {
      if (wiring.get(id)?.has(port) || blamed.has(`${id}.${port}`)) continue;
      const message =
        id === '$'
          ? `the body needs a wire into $.${port}, but there is none.`
          : `${title} needs a wire into ${port}, but there is none.`;
      problems.push({ code: 'missing-wire', path: joinPath(scope, `${id}.${port}`), message });
    }
  };
  /** The state of a recurrent unit has to come round again, which it only does in a recur. */
  const demandState = (id: string, title: string) => {
    const state = `${id}.state`;
    if (wiring.get(id)?.has('state') || blamed.has(state)) return;
    const inRecur = Object.hasOwn(boundary.inputs, 'state') && Object.hasOwn(boundary.outputs, 'state');
    const fix: Fix = inRecur
      ? { kind: 'wire', label: 'Wire the state in', wire: inScope(scope, ['$.state', state]) }
      : {
          kind: 'wrap',
          label: `Put ${title} in a recur`,
          node: joinPath(scope, id),
          block: 'recur',
          wires: [
            ['$.element', `${id}.x`],
            ['$.state', state],
            [`${id}.output`, '$.output'],
            [state, '$.state'],
          ],
          ports: { x: 'sequence', output: 'all', state: 'final' },
        };
    problems.push({
      code: inRecur ? 'missing-wire' : 'needs-recur',
      path: joinPath(scope, state),
      message: inRecur
        ? `${title} needs a wire into state, but there is none.`
        : `${title} needs a state that comes round from step to step, which it has in the body of a recur, but nothing is wired into state.`,
      fixes: [fix],
    });
  };
  for (const node of nodes) {
    const { block, ports, id } = node;
    const needed = Object.keys(ports.inputs).filter((port) => !(port in (block.optionalInputs ?? {})));
    demand(
      id,
      block.title,
      needed.filter((port) => !(block.unit && port === 'state')),
    );
    if (block.unit) demandState(id, block.title);
  }
  // An empty body is one mistake, not one for each of its results.
  if (nodes.length > 0 || wires.length > 0) demand('$', '', Object.keys(boundary.outputs));
  return wiring;
}

function inScope(scope: string, [from, to]: Wire): [string, string] {
  return [joinPath(scope, from), joinPath(scope, to)];
}
