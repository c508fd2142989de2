import { blocks } from '../blocks/index.ts';
import type { Node } from './document.ts';
import { portsOf } from './ports.ts';

/** What a combinator's ports and those of its body are to each other, if the body were applied once. */
export interface Once {
  /** By the body's inputs (`element`): the combinator's (`sequence`). */
  readonly inputs: ReadonlyMap<string, string>;
  /** By the combinator's outputs (`all`): the body's (`output`). */
  readonly outputs: ReadonlyMap<string, string>;
  /** What the body hands to its own next application (`state`). */
  readonly carried: readonly string[];
}

/** For a node of a known combinator, its further inputs counted in. */
export function onceOf(node: Pick<Node, 'block' | 'params'>): Once | undefined {
  const block = blocks.get(node.block);
  const body = portsOf(node)?.body;
  if (!block?.body || !body) return undefined;
  const { inputs, outputs } = block.once;
  // A further input may have the name of one that the body is handed with other parameters.
  const own = (port: string) => portsOf(node)?.inputs.includes(port);
  return {
    inputs: new Map(body.inputs.map((port) => [port, own(port) ? port : (inputs[port] ?? port)])),
    outputs: new Map(Object.entries(outputs)),
    carried: body.inputs.filter((port) => body.outputs.includes(port)),
  };
}
