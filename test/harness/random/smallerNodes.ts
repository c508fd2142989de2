import { fromBase64, toBase64 } from '../../../src/base/base64.ts';
import type { JsonValue } from '../../../src/base/problem.ts';
import { parseTree } from '../../../src/blocks/parseTree.ts';
import type { Node } from '../../../src/document/document.ts';
import type { NodeParams } from './sketch.ts';

/** A node with one of its parameters left out or smaller, or with fewer and rounder numbers for a source. */
export function* smallerNodes(node: Node): Generator<Node> {
  const params = node.params ?? {};
  for (const smaller of sources[node.block]?.(params) ?? smallerParams(params)) {
    const { params: _, ...rest } = node;
    yield Object.keys(smaller).length > 0 ? { ...rest, params: smaller } : rest;
  }
  if (node.bypass) {
    const { bypass: _, ...applied } = node;
    yield applied;
  }
}

function* smallerParams(params: NodeParams): Generator<NodeParams> {
  for (const [name, value] of Object.entries(params)) {
    const { [name]: _, ...others } = params;
    if (typeof value !== 'number' || name === 'count') yield others;
    for (const smaller of smallerValues(value)) yield { ...params, [name]: smaller };
  }
}

function* smallerValues(value: JsonValue): Generator<JsonValue> {
  if (typeof value === 'number') {
    if (value > 1) yield 1;
    if (value > 2) yield value - 1;
  }
  if (!Array.isArray(value)) return;
  for (const i of value.keys()) {
    if (value.length > 1) yield value.toSpliced(i, 1);
    for (const smaller of smallerValues(value[i])) yield value.with(i, smaller);
  }
}

/** Sources keep a value, which has to fit their other parameters. */
const sources: Readonly<Record<string, (params: NodeParams) => Iterable<NodeParams>>> = {
  *vector(params) {
    const values = numbersIn(params.values);
    for (const fewer of halves(values))
      if (fewer.length > 0) yield { ...params, size: fewer.length, values: fewer };
    yield* rounder(params, values);
  },
  *image(params) {
    const { height: rows, width: columns, channels } = params;
    const [height, width, depth] = [Number(rows ?? 28), Number(columns ?? 28), Number(channels ?? 1)];
    const bytes = [...(fromBase64(String(params.values ?? '')) ?? [])];
    const crop = (h: number, w: number, d: number) => {
      const kept = bytes.filter(
        (_, i) => Math.floor(i / depth / width) < h && Math.floor(i / depth) % width < w && i % depth < d,
      );
      return { height: h, width: w, channels: d, values: toBase64(Uint8Array.from(kept)) };
    };
    if (depth > 1) yield crop(height, width, 1);
    if (height > 1) yield crop(height - 1, width, depth);
    if (width > 1) yield crop(height, width - 1, depth);
    if (bytes.some((byte) => byte !== 255))
      yield { ...params, values: toBase64(Uint8Array.from(bytes, () => 255)) };
  },
  *series(params) {
    const features = Number(params.features ?? 1);
    const values = numbersIn(params.values);
    const rows = Array.from({ length: values.length / features }, (_, i) =>
      values.slice(i * features, (i + 1) * features),
    );
    for (const fewer of halves(rows)) yield { ...params, values: fewer.flat() };
    if (features > 1) yield { ...params, features: 1, values: rows.map(([first = 0]) => first) };
    yield* rounder(params, values);
  },
  *text(params) {
    const word = params.unit === 'word';
    const value = String(params.value ?? '');
    const units = word ? value.split(/\s+/) : [...value];
    for (const fewer of halves(units)) yield { ...params, value: fewer.join(word ? ' ' : '') };
  },
  *tree(params) {
    for (const value of subtrees(String(params.value ?? ''))) yield { ...params, value };
  },
  *constant(params) {
    const values = numbersIn(params.values);
    for (const fewer of halves(values)) if (fewer.length > 0) yield { ...params, values: fewer };
    yield* rounder(params, values);
  },
};

function* rounder(params: NodeParams, values: readonly number[]): Generator<NodeParams> {
  if (values.some((value) => value !== 1)) yield { ...params, values: values.map(() => 1) };
  for (const [i, value] of values.entries())
    if (value !== Math.round(value)) yield { ...params, values: values.with(i, Math.round(value)) };
}

/** The first half, and without each single one. */
function* halves<T>(items: readonly T[]): Generator<T[]> {
  if (items.length > 2) yield items.slice(0, Math.floor(items.length / 2));
  for (const i of items.keys()) yield items.toSpliced(i, 1);
}

/** The tree with one of its nodes in place of the whole, and with a child in place of a node. */
function* subtrees(text: string): Generator<string> {
  const { words, topology } = parseTree(text, 'Tree');
  const left = [...words];
  const texts: string[] = [];
  const inner: { readonly whole: string; readonly children: readonly string[] }[] = [];
  for (const children of topology.children) {
    const parts = children.map((child) => texts[child] ?? '');
    const whole = parts.length === 0 ? (left.shift() ?? '') : `(${parts.join(' ')})`;
    texts.push(whole);
    if (parts.length > 0) inner.push({ whole, children: parts });
  }
  for (const part of texts.slice(0, -1).reverse()) yield part;
  for (const { whole, children } of inner) for (const child of children) yield text.replace(whole, child);
}

function numbersIn(value: JsonValue | undefined): number[] {
  return Array.isArray(value) ? value.flat().map(Number) : [];
}
