import type { Problem } from '../base/problem.ts';
import { didYouMean, nearest } from '../base/suggest.ts';
import { type Block, bodyPortsOf, extraInputs, inputsOf, type Ports } from '../blocks/define.ts';
import { blocks } from '../blocks/index.ts';
import type { Params, ValuesOf } from '../blocks/params.ts';
import type { Document, Graph, Node } from '../document/document.ts';
import { joinPath } from '../document/path.ts';
import { resolveWires } from './resolveWires.ts';
import { sortNodes } from './sortNodes.ts';

/** The document or a body with its blocks looked up and only the wires that hold, nodes in an order in which values flow. */
export interface Scope {
  /** The path of the combinator whose body this is; empty for the document. */
  readonly path: string;
  readonly nodes: readonly ResolvedNode[];
  /** By port of the boundary (`result`): the path of the port that feeds it. */
  readonly results: ReadonlyMap<string, string>;
}

export interface ResolvedNode {
  readonly path: string;
  readonly id: string;
  readonly block: Block;
  readonly params: ValuesOf<Params>;
  readonly bypass: boolean;
  readonly ports: { readonly inputs: Ports; readonly outputs: Ports };
  /** By input: the path of the port that feeds it. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly body?: Scope;
}

/** Looks up blocks, parameters and wires. What does not hold becomes a problem and is left out. */
export function resolve(document: Document): {
  readonly scope: Scope;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  return { scope: resolveScope(document, '', { inputs: {}, outputs: {} }, problems), problems };
}

/** A node that is not wired up yet. */
export type BareNode = Omit<ResolvedNode, 'inputs'>;

function resolveScope(
  graph: Graph,
  path: string,
  boundary: { inputs: Ports; outputs: Ports },
  problems: Problem[],
): Scope {
  const nodes: BareNode[] = [];
  for (const node of graph.nodes) {
    const resolved = resolveNode(node, joinPath(path, node.id), problems);
    if (resolved) nodes.push(resolved);
  }
  const known = new Set(graph.nodes.map(({ id }) => id));
  const wired = resolveWires(graph.wires, path, boundary, nodes, known, problems);
  return { path, nodes: sortNodes(path, nodes, wired, problems), results: wired.get('$') ?? new Map() };
}

function resolveNode(node: Node, path: string, problems: Problem[]): BareNode | undefined {
  const block = blocks.get(node.block);
  if (!block) {
    problems.push({
      code: 'unknown-block',
      path,
      message: `unknown block "${node.block}".${didYouMean(node.block, blocks.keys())}`,
      fixes: nearest(node.block, blocks.keys()).map((type) => ({
        kind: 'replace',
        label: `Make it ${type}`,
        node: path,
        block: type,
      })),
    });
    return undefined;
  }
  const params = resolveParams(node, block, path, problems);
  const ports = { inputs: inputsOf(block, params), outputs: block.outputs };
  const common = { path, id: node.id, block, params, bypass: node.bypass ?? false, ports };
  if (!block.body) {
    if (node.body)
      problems.push({ code: 'unexpected-body', path, message: `${block.title} takes no body, but has one.` });
    return common;
  }
  const extra = extraInputs(params);
  const taken = extra.find(
    (name) =>
      name in block.inputs || name in (block.optionalInputs ?? {}) || name in (block.body?.inputs ?? {}),
  );
  if (taken !== undefined)
    problems.push({
      code: 'bad-parameter',
      path,
      message: `${block.title} needs names for its extra inputs that it does not have yet, but extra has "${taken}".`,
    });
  const boundary = bodyPortsOf(block, params);
  return { ...common, body: resolveScope(node.body ?? { nodes: [], wires: [] }, path, boundary, problems) };
}

/** The values of all parameters: the document's where they hold, else the defaults. */
function resolveParams(node: Node, block: Block, path: string, problems: Problem[]): ValuesOf<Params> {
  const values: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(block.params)) {
    const given = node.params?.[name];
    const parsed = given === undefined ? param.default : param.parse(given);
    if (given !== undefined && parsed === undefined)
      problems.push({
        code: 'bad-parameter',
        path,
        message: `${block.title} needs ${name} to be ${param.rule}, but it is ${JSON.stringify(given)}.`,
        fixes: [{ kind: 'unset', label: `Set ${name} back to its default`, node: path, parameter: name }],
      });
    values[name] = parsed ?? param.default;
  }
  for (const name of Object.keys(node.params ?? {}).filter((key) => !Object.hasOwn(block.params, key)))
    problems.push({
      code: 'unknown-parameter',
      path,
      message: `${block.title} has no parameter "${name}".${didYouMean(name, Object.keys(block.params))}`,
      fixes: [{ kind: 'unset', label: `Remove ${name}`, node: path, parameter: name }],
    });
  return values;
}
