import { extraInputs } from '../../../blocks/define.ts';
import { symbolsOf } from '../../../blocks/symbols.ts';
import type { Inference } from '../../../compiler/infer.ts';
import type { ResolvedNode, Scope } from '../../../compiler/resolve.ts';
import { splitPath, splitPort } from '../../../document/path.ts';

/**
 * What the symbols of a port stand for: the vocabulary of the source that they come from, found against the wires, in and out of
 * bodies. None when there is no such source.
 */
export function vocabularyOf({ scope, types }: Inference, port: string): readonly string[] {
  const type = types.get(port);
  const isAlike = (other: string) => {
    const found = types.get(other);
    return found?.kind === 'symbols' && type?.kind === 'symbols' && found.vocabulary === type.vocabulary;
  };
  const seen = new Set([port]);
  for (const each of seen) {
    const [path, name] = splitPort(each);
    const [around, id] = splitPath(path);
    const node = findNode(scope, id === '$' ? around : path);
    if (!node) continue;
    const vocabulary = id === '$' ? undefined : vocabularyIn(node);
    if (vocabulary) return vocabulary;
    for (const feeder of feedersOf(node, name)) if (isAlike(feeder)) seen.add(feeder);
  }
  return [];
}

/** What a port has its value from: an input or an extra input from its wire, any other from what goes in and out of the body. */
function feedersOf({ inputs, params, body }: ResolvedNode, name: string): readonly string[] {
  const own = inputs.get(name);
  if (own !== undefined) return [own];
  const extra = extraInputs(params);
  const others = [...inputs].filter(([port]) => !extra.includes(port));
  return [...others.map(([, feeder]) => feeder), ...(body?.results.values() ?? [])];
}

function vocabularyIn({ block, params }: ResolvedNode): readonly string[] | undefined {
  if (block.body || !block.source || !('vocabulary' in block.params)) return undefined;
  const { vocabulary, unit } = params;
  const listed = typeof vocabulary === 'string' || isTexts(vocabulary) ? vocabulary : undefined;
  return symbolsOf(listed, unit === 'character' ? 'character' : 'word', block.title, []);
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((each) => typeof each === 'string');
}

/** The node at a path, bodies searched too. */
export function findNode(scope: Scope, path: string): ResolvedNode | undefined {
  for (const node of scope.nodes) {
    if (node.path === path) return node;
    if (node.body && path.startsWith(`${node.path}/`)) return findNode(node.body, path);
  }
  return undefined;
}
