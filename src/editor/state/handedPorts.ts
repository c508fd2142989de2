import { blocks } from '../../blocks/index.ts';
import type { Node } from '../../document/document.ts';

/** What a combinator hands its body anew at every application, by port: not its state, which comes of all before, nor what is the same at each. */
export function handedPorts(path: string, node: Node | undefined): readonly string[] {
  const { body } = blocks.get(node?.block ?? '') ?? {};
  if (!body) return [];
  return Object.keys(body.inputs)
    .filter((name) => name !== 'state')
    .map((name) => `${path}/$.${name}`);
}
