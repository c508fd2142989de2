import type { JsonValue } from '../base/problem.ts';
import { blocks } from '../blocks/index.ts';
import type { Document, Graph, Node, Point } from './document.ts';
import { isDefault } from './ports.ts';
import { canonicalTraining } from './training.ts';

/**
 * The same document in the one form that is kept, saved and sent: keys in a fixed order, and nothing written down that
 * goes without saying. Blocks that are not known stay as they came.
 */
export function canonical(document: Document): Document {
  const { format, version, title, seed, weights, notes, frames } = document;
  const training = document.training && canonicalTraining(document.training);
  return {
    format,
    version,
    ...(title && { title }),
    ...(seed && { seed }),
    ...canonicalGraph(document),
    ...(weights && { weights }),
    ...(training && { training }),
    ...(notes?.length && {
      notes: notes.map(({ text, at, size, colour }) => ({
        text,
        at: point(at),
        ...(size && { size: point(size) }),
        ...(colour && { colour }),
      })),
    }),
    ...(frames?.length && {
      frames: frames.map(({ title, at, size, colour }) => ({
        title,
        at: point(at),
        size: point(size),
        ...(colour && { colour }),
      })),
    }),
  };
}

function canonicalGraph({ nodes, wires }: Graph): Graph {
  return { nodes: nodes.map(canonicalNode), wires };
}

function canonicalNode(node: Node): Node {
  const { id, block, label, note, bypass, params, at, body } = node;
  if (!blocks.has(block)) return body ? { ...node, body: canonicalGraph(body) } : node;
  const kept = params && worthWriting(block, params);
  return {
    id,
    block,
    ...(label && { label }),
    ...(note && { note }),
    ...(bypass && { bypass }),
    ...(kept?.length && { params: Object.fromEntries(kept) }),
    ...(at && { at: point(at) }),
    ...(body && { body: canonicalGraph(body) }),
  };
}

/** What differs from the defaults, in the order of the definition; parameters that are not known come last. */
function worthWriting(type: string, given: Readonly<Record<string, JsonValue>>): [string, JsonValue][] {
  const params = blocks.get(type)?.params ?? {};
  const known = Object.entries(params).flatMap(([name, param]): [string, JsonValue][] => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    return value === undefined || isDefault(param, value) ? [] : [[name, value]];
  });
  return [...known, ...Object.entries(given).filter(([name]) => !Object.hasOwn(params, name))];
}

/** Without negative zeros, which JSON texts do not keep. */
function point([x, y]: Point): Point {
  return [x + 0, y + 0];
}
