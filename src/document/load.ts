import * as v from 'valibot';
import { blocks } from '../blocks/index.ts';
import { canonical } from './canonical.ts';
import type { Document, Graph } from './document.ts';
import { walkNodes } from './graph.ts';
import { inspect } from './inspect.ts';
import { parseJson } from './json.ts';
import { limits } from './limits.ts';
import { type LoadError, type Loaded, shown } from './loadError.ts';
import { currentVersion, migrate, type Unchecked } from './migrate.ts';
import { joinPath } from './path.ts';
import { placeOf } from './place.ts';
import { paramOf } from './ports.ts';
import { documentSchema } from './schema.ts';

/** How many errors are given at most: enough to mend a file by hand. */
const mostErrors = 50;

/**
 * The one way in for every document: a JSON text or a parsed value, checked from its keys to the values of its parameters,
 * brought to the current version and its canonical form. Whatever is merely unfinished is kept and left to the compiler
 * to report: unknown blocks, parameters and ports, dangling wires, cycles.
 */
export function load(given: unknown, { characters = limits.file as number } = {}): Loaded {
  if (typeof given !== 'string') return loadValue(given);
  if (given.length > characters)
    return refuse(`The text must have at most ${characters} characters, but has ${given.length}.`);
  const parsed = parseJson(given.replace(/^\uFEFF/, ''));
  if ('value' in parsed) return loadValue(parsed.value);
  const { line, column, message } = parsed.error;
  return refuse(`This is not JSON: in line ${line}, column ${column}, ${message}.`);
}

function loadValue(value: unknown): Loaded {
  const mistake = inspect(value);
  if (mistake) return { errors: [mistake] };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse(`A document must be an object with a list of nodes, but this is ${shown(value)}.`);
  const unchecked: Unchecked = { ...value };
  const { format, version } = unchecked;
  if (format !== 'layerwire')
    return refuse(
      format === undefined
        ? 'This is no Layerwire document: it has no "format": "layerwire".'
        : `This is no Layerwire document: format must be "layerwire", but is ${shown(format)}.`,
    );
  if (!Number.isInteger(version) || typeof version !== 'number' || version < 1)
    return refuse(`version must be a whole number from 1 to ${currentVersion}, but is ${shown(version)}.`);
  if (version > currentVersion)
    return refuse(
      `The document has version ${version}, but this Layerwire reads up to version ${currentVersion}. Open it with a newer one.`,
    );
  const migrated = migrate(unchecked, version);
  const tooMuch = checkCaps(migrated);
  if (tooMuch) return refuse(tooMuch);
  const checked = v.safeParse(documentSchema, migrated);
  if (!checked.success)
    return { errors: checked.issues.slice(0, mostErrors).map((issue) => errorOf(migrated, issue)) };
  const errors = [...duplicateIds(checked.output, ''), ...badParameters(checked.output)];
  return errors.length > 0
    ? { errors: errors.slice(0, mostErrors) }
    : { document: canonical(checked.output) };
}

function refuse(message: string): Loaded {
  return { errors: [{ path: '', message }] };
}

/** Counts what the lists hold before anything is made of it. */
function checkCaps(document: Unchecked): string | undefined {
  let nodes = 0;
  let wires = 0;
  let deepest = 0;
  const count = (graph: unknown, depth: number) => {
    deepest = Math.max(deepest, depth);
    if (typeof graph !== 'object' || graph === null) return;
    if ('wires' in graph && Array.isArray(graph.wires)) wires += graph.wires.length;
    if (!('nodes' in graph) || !Array.isArray(graph.nodes)) return;
    nodes += graph.nodes.length;
    for (const node of graph.nodes)
      if (typeof node === 'object' && node !== null && node.body !== undefined) count(node.body, depth + 1);
  };
  count(document, 0);
  if (nodes > limits.nodes)
    return `A document must have at most ${limits.nodes} nodes, bodies counted in, but this one has ${nodes}.`;
  if (wires > limits.wires)
    return `A document must have at most ${limits.wires} wires, bodies counted in, but this one has ${wires}.`;
  if (deepest > limits.nesting)
    return `Bodies must be nested at most ${limits.nesting} deep, but these are ${deepest} deep.`;
  return undefined;
}

function errorOf(document: Unchecked, issue: v.BaseIssue<unknown>): LoadError {
  const keys = issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
  const { path, within } = placeOf(document, keys);
  const rule = /[.?]$/.test(issue.message)
    ? issue.message
    : `${issue.message}, but is ${shown(issue.input)}.`;
  return { path, message: `${within === '' ? 'the node' : within} ${rule}` };
}

function duplicateIds(graph: Graph, scope: string): LoadError[] {
  const seen = new Set<string>();
  return graph.nodes.flatMap(({ id, body }) => {
    const path = joinPath(scope, id);
    const inside = body ? duplicateIds(body, path) : [];
    if (seen.has(id))
      inside.unshift({ path, message: `two nodes have the id "${id}". Give one of them another.` });
    seen.add(id);
    return inside;
  });
}

function badParameters(document: Document): LoadError[] {
  const errors: LoadError[] = [];
  for (const [path, node] of walkNodes(document)) {
    if (!blocks.has(node.block)) continue;
    for (const [name, value] of Object.entries(node.params ?? {})) {
      const param = paramOf(node.block, name);
      if (param && param.parse(value) === undefined)
        errors.push({ path, message: `${name} must be ${param.rule}, but is ${shown(value)}.` });
    }
  }
  return errors;
}
