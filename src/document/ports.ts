import type { JsonValue } from '../base/problem.ts';
import { bodyPortsOf, inputsOf } from '../blocks/define.ts';
import { blocks } from '../blocks/index.ts';
import type { Param } from '../blocks/params.ts';
import type { Node } from './document.ts';
import { sameJson } from './sameJson.ts';

/** The names of a node's ports, in the order of its block's definition. */
export interface NodePorts {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Of a combinator: what its body is handed, and what it takes back. */
  readonly body?: { readonly inputs: readonly string[]; readonly outputs: readonly string[] };
}

/** The ports that a node has with its parameters; `undefined` when its block is not known. */
export function portsOf(node: Pick<Node, 'block' | 'params'>): NodePorts | undefined {
  const block = blocks.get(node.block);
  if (!block) return undefined;
  const values = Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => [name, parsedValue(param, node.params?.[name])]),
  );
  return {
    inputs: Object.keys(inputsOf(block, values)),
    outputs: Object.keys(block.outputs),
    ...(block.body && { body: namesOf(bodyPortsOf(block, values)) }),
  };
}

function namesOf({ inputs, outputs }: ReturnType<typeof bodyPortsOf>) {
  return { inputs: Object.keys(inputs), outputs: Object.keys(outputs) };
}

/** The parsed value of a parameter, or its default when it is not given or not valid. */
function parsedValue(param: Param, given: JsonValue | undefined): unknown {
  return (given === undefined ? undefined : param.parse(given)) ?? param.default;
}

/** Whether a value says no more than the default, so that it need not be written down. */
export function isDefault(param: Param, value: JsonValue): boolean {
  return param.default !== undefined && sameJson(param.parse(value), param.default);
}

/** The parameter of a known block; `undefined` for a block or a parameter that is not known. */
export function paramOf(block: string, name: string): Param | undefined {
  const params = blocks.get(block)?.params ?? {};
  return Object.hasOwn(params, name) ? params[name] : undefined;
}
