import { namePattern } from '../base/names.ts';
import { blocks } from '../blocks/index.ts';
import { freshId } from './freshId.ts';
import { limits } from './limits.ts';
import { grid } from './pack.ts';

/** Thrown for a payload that no document was packed into; says why. */
export class Damaged extends Error {}

/**
 * The document in the payload of a link, as `load` takes it: nothing in it is checked but what it takes to read it.
 * Throws `Damaged`. The payload must not be nested deeper than `inspect` lets pass.
 */
export function unpack(payload: unknown): object {
  const [head, shapes, ports, graph] = list(payload, 4);
  if (typeof head !== 'object' || head === null || Array.isArray(head))
    throw new Damaged('it does not begin with an object');
  const tables: Tables = {
    shapes: list(shapes).map(readShape),
    ports: list(ports).map(readPair),
    nodes: 0,
    wires: 0,
  };
  return { format: 'layerwire', version: 1, ...head, ...unpackGraph(graph, tables) };
}

interface Tables {
  readonly shapes: readonly {
    readonly block: string;
    readonly params: readonly string[];
    readonly fields: readonly string[];
  }[];
  readonly ports: readonly (readonly [string, string])[];
  /** How many were unpacked so far: a few characters must not grow into more than a document holds. */
  nodes: number;
  wires: number;
}

function readShape(entry: unknown): Tables['shapes'][number] {
  const [block, version, params, ...fields] = list(entry);
  if (
    typeof block !== 'string' ||
    block.length > limits.name ||
    typeof version !== 'number' ||
    !isTexts(fields)
  )
    throw new Damaged('a block has no name');
  const known = blocks.get(block);
  if (known && version > known.version)
    throw new Damaged(
      `it was made with a newer version of "${block}": reload the page, or open it with a newer Layerwire`,
    );
  const names = list(params);
  if (!isTexts(names)) throw new Damaged('a parameter has no name');
  return { block, params: names, fields };
}

function readPair(entry: unknown): readonly [string, string] {
  const [from, to] = list(entry, 2);
  if (!isName(from) || !isName(to)) throw new Damaged('a port has no name');
  return [from, to];
}

function unpackGraph(packed: unknown, tables: Tables): { nodes: object[]; wires: unknown[] } {
  const [shapes, x, y, values, ports, back, forth, strangers] = list(packed, 8);
  const kinds = list(shapes).map((index) => at(tables.shapes, index));
  tables.nodes += kinds.length;
  if (tables.nodes > limits.nodes) throw new Damaged(`it has more than ${limits.nodes} nodes`);
  const places = unpackPlaces(list(x, kinds.length), list(y, kinds.length));
  const said = list(values);
  const taken = new Set<string>();
  let next = 0;
  const nodes = kinds.map(({ block, params, fields }, i) => {
    if (next + params.length + fields.length > said.length) throw new Damaged('values are missing');
    const given = params.map((name) => [name, said[next++]] as const);
    const others = new Map<string, unknown>(fields.map((name) => [name, said[next++]]));
    const body = others.get('body');
    if (body !== undefined) others.set('body', unpackGraph(body, tables));
    const id = others.get('id') ?? freshId(block, taken);
    if (typeof id === 'string') taken.add(id);
    // Entries become fields of their own, whatever their names: `load` sees them all.
    return Object.fromEntries<unknown>([
      ['id', id],
      ['block', block],
      ...(given.length > 0 ? [['params', Object.fromEntries(given)] as const] : []),
      ...(places[i] ? [['at', places[i]] as const] : []),
      ...[...others].filter(([name]) => name !== 'id'),
    ]);
  });
  if (next < said.length) throw new Damaged('there are values that belong to no node');
  const ids = [...nodes.map((node) => node.id), '$', ...list(strangers)];
  if (!ids.every((id) => id === '$' || isName(id))) throw new Damaged('a node has no name');
  return { nodes, wires: unpackWires(ids, list(ports), list(back), list(forth), tables) };
}

function unpackPlaces(x: readonly unknown[], y: readonly unknown[]): ([number, number] | undefined)[] {
  let [left, top] = [0, 0];
  return x.map((dx, i) => {
    const dy = y[i];
    if (dx === null && dy === null) return undefined;
    left += whole(dx);
    top += whole(dy);
    return [left * grid, top * grid];
  });
}

function unpackWires(
  ids: readonly unknown[],
  ports: readonly unknown[],
  back: readonly unknown[],
  forth: readonly unknown[],
  tables: Tables,
): unknown[] {
  tables.wires += ports.length;
  if (tables.wires > limits.wires) throw new Damaged(`it has more than ${limits.wires} wires`);
  list(back, ports.length);
  list(forth, ports.length);
  let position = 0;
  return ports.map((pair, i) => {
    position += whole(forth[i]);
    const [from, to] = at(tables.ports, pair);
    return [`${at(ids, position - whole(back[i]))}.${from}`, `${at(ids, position)}.${to}`];
  });
}

function list(value: unknown, length?: number): readonly unknown[] {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length))
    throw new Damaged('a list has another length than it must');
  return value;
}

function at<T>(items: readonly T[], index: unknown): T {
  const item = items[whole(index)];
  if (item === undefined) throw new Damaged('a number points at nothing');
  return item;
}

function whole(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Damaged('a number is not whole');
  return Number(value);
}

/** Names are held to their length here: short numbers repeat them, so that long ones would grow without bound. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && namePattern.test(value);
}

function isTexts(items: readonly unknown[]): items is readonly string[] {
  return items.every((item) => typeof item === 'string');
}
