import type { Fix, LocalFix, Misfit, Problem } from '../base/problem.ts';
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
  return 'insert' in fix ? insertion(fix, wire, types) : otherOutput(fix.takeInstead, wire, nodes);
}

function insertion(fix: Extract<LocalFix, { insert: string }>, wire: Ends, types: TypesByPort): Fix[] {
  const block = blocks.get(fix.insert);
  const type = types.get(wire[0]);
  const [input = ''] = Object.keys(block?.inputs ?? {});
  if (!block || !type) return [];
  const defaults = Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => [name, param.default]),
  );
  const body = fix.body && block.body ? block.startBody({ [input]: type }, defaults) : undefined;
  return [
    {
      kind: 'insert',
      label: `Insert ${block.title === block.title.toUpperCase() ? block.title : block.title.toLowerCase()}`,
      block: fix.insert,
      wire,
      ...(fix.params && { params: fix.params }),
      ...(fix.output && { output: fix.output }),
      ...(body && { body }),
    },
  ];
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
