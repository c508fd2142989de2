import { namePattern } from '../base/names.ts';
import { joinPath } from './path.ts';

export type Keys = readonly (string | number)[];

/**
 * Where keys into a document lead, in its own terms: the path of a node, and what is meant inside it (`params.units`,
 * `wires[3]`). A node without a proper id is named by its position (`nodes[2].id`).
 */
export function placeOf(document: unknown, keys: Keys): { readonly path: string; readonly within: string } {
  let path = '';
  let graph = document;
  let done = 0;
  while (keys[done] === 'nodes' && typeof keys[done + 1] === 'number') {
    const node = fieldOf(fieldOf(graph, 'nodes'), keys[done + 1]);
    const id = fieldOf(node, 'id');
    if (typeof id !== 'string' || !namePattern.test(id)) break;
    path = joinPath(path, id);
    done += 2;
    if (keys[done] !== 'body' || keys[done + 1] !== 'nodes') break;
    done += 1;
    graph = fieldOf(node, 'body');
  }
  return { path, within: keys.slice(done).reduce<string>(withKey, '') };
}

function withKey(text: string, key: string | number): string {
  if (typeof key === 'number') return `${text}[${key}]`;
  const name = /^[\w-]{1,64}$/.test(key)
    ? key
    : JSON.stringify(key.length > 64 ? `${key.slice(0, 63)}…` : key);
  return text === '' ? name : `${text}.${name}`;
}

function fieldOf(value: unknown, key: string | number | undefined): unknown {
  const has = typeof value === 'object' && value !== null && key !== undefined && Object.hasOwn(value, key);
  return has ? Reflect.get(value, key) : undefined;
}
