import type { BodyGraph, Fix, LocalFix, Misfit, Problem } from '../base/problem.ts';
import type { ValueType } from '../base/valueType.ts';
import { blocks } from '../blocks/index.ts';
import { splitPort } from '../document/path.ts';
import type { ResolvedNode } from './resolve.ts';

type TypesByPort = ReadonlyMap<string, ValueType>;
type NodesByPath = ReadonlyMap<string, ResolvedNode>;
type Ends = readonly [from: string, to: string];

/** The problem that a misfit of a node is: on the wire into the port to blame, with fixes in terms of the document. */
export function problemOf(
  node: ResolvedNode,
  { code, message, port, fixes }: Misfit,
  types: TypesByPort,
  nodes: NodesByPath,
): Problem {
  const { path } = node;
  const boundary = port?.startsWith('$.');
  const source = boundary ? node.body?.results.get(port?.slice(2) ?? '') : node.inputs.get(port ?? '');
  const to = port === undefined ? path : boundary ? `${path}/${port}` : `${path}.${port}`;
  const wire = source === undefined ? undefined : ([source, to] as const);
  const placedFixes = fixes.flatMap((fix) => placed(fix, path, wire, types, nodes));
  return { code, path: to, message, ...(wire && { wire }), fixes: placedFixes };
}

function placed(
  fix: LocalFix,
  node: string,
  wire: Ends | undefined,
  types: TypesByPort,
  nodes: NodesByPath,
): Fix[] {
  if ('set' in fix)
    return [
      {
        kind: 'set',
        label: fix.label ?? `Set ${fix.set} to ${labelOf(fix.value)}`,
        node,
        parameter: fix.set,
        value: fix.value,
      },
    ];
  if (!wire) return [];
  if ('become' in fix) return replacement(fix, node, wire, types);
  return 'insert' in fix ? insertion(fix, wire, types) : otherOutput(fix.takeInstead, wire, nodes);
}

function insertion(fix: Extract<LocalFix, { insert: string }>, wire: Ends, types: TypesByPort): Fix[] {
  const body = fix.body && firstBody(fix.insert, types.get(wire[0]));
  if (fix.body && !body) return [];
  return [
    {
      kind: 'insert',
      label: `Insert ${titleOf(fix.insert)}`,
      block: fix.insert,
      wire,
      ...(fix.params && { params: fix.params }),
      ...(fix.output && { output: fix.output }),
      ...(body && { body }),
    },
  ];
}

function replacement(
  { become, ports }: Extract<LocalFix, { become: string }>,
  node: string,
  wire: Ends,
  types: TypesByPort,
): Fix[] {
  const body = firstBody(become, types.get(wire[0]));
  return body
    ? [{ kind: 'replace', label: `Make it ${titleOf(become)}`, node, block: become, body, ports }]
    : [];
}

/** What a combinator of default parameters begins with, whose first input is of this type. */
function firstBody(type: string, input: ValueType | undefined): BodyGraph | undefined {
  const block = blocks.get(type);
  if (!block?.body || !input) return undefined;
  const [port = ''] = Object.keys(block.inputs);
  const defaults = Object.entries(block.params).map(([name, param]) => [name, param.default]);
  return block.startBody({ [port]: input }, Object.fromEntries(defaults));
}

/** The title of a block within a sentence; abbreviations stay as they are. */
function titleOf(type: string): string {
  const title = blocks.get(type)?.title ?? type;
  return title === title.toUpperCase() ? title : title.toLowerCase();
}

/** Another output of the node that feeds the wire, if it has one of this name. */
function otherOutput(port: string, wire: Ends, nodes: NodesByPath): Fix[] {
  const [feeder, taken] = splitPort(wire[0]);
  const outputs = nodes.get(feeder)?.ports.outputs ?? {};
  if (!Object.hasOwn(outputs, port) || port === taken) return [];
  return [{ kind: 'rewire', label: `Take ${port} instead`, wire, to: [`${feeder}.${port}`, wire[1]] }];
}

function labelOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'nothing' : String(value);
}
