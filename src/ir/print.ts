import type { Topology } from '../base/topology.ts';
import { shapeText } from './primitive.ts';
import type { FoldParams } from './primitives/fold.ts';
import type { MapParams } from './primitives/map.ts';
import type { Equation, Program } from './program.ts';

/**
 * A program as text, an equation a line, sub-programs below theirs:
 *
 *     in v0 [28, 28], v1 [8, 25]
 *     v2 [24, 24, 5, 5] = window v0 {first: 0, sizes: [5, 5], strides: [1, 1]}   # features
 *     out v2
 */
export function print(program: Program, indent = ''): string {
  const typed = (id: number) => `v${id} ${shapeText(program.shapes[id] ?? [])}`;
  return [
    `${indent}in ${program.inputs.map(typed).join(', ')}`,
    ...program.equations.map((equation) => indent + printEquation(program, equation, indent)),
    `${indent}out ${program.outputs.map((id) => `v${id}`).join(', ')}`,
  ].join('\n');
}

export function printEquation(
  program: Program,
  { primitive, params, inputs, outputs, path }: Equation,
  indent = '',
): string {
  const results = outputs.map((id) => `v${id} ${shapeText(program.shapes[id] ?? [])}`).join(', ');
  const { body, bodies = [], tree, ...others } = params as Partial<MapParams & FoldParams>;
  const written = Object.entries(others).map(([key, value]) => `${key}: ${valueText(value)}`);
  if (tree) written.push(`tree: ${treeText(tree)}`);
  const parts = [
    `${results} = ${primitive}`,
    inputs.map((id) => `v${id}`).join(', '),
    written.length > 0 ? `{${written.join(', ')}}` : '',
  ];
  const line = parts.filter((part) => part !== '').join(' ') + (path === '' ? '' : `   # ${path}`);
  return [
    line,
    ...(body ? [print(body, `${indent}  `)] : []),
    ...bodies.flatMap((each) => [`${indent}  children ${each.children}:`, print(each.body, `${indent}    `)]),
  ].join('\n');
}

/** Lists of at most so many entries are written out, and forests of as many nodes. */
const longest = 16;

function valueText(value: unknown): string {
  if (!Array.isArray(value) || value.length <= longest) return JSON.stringify(value).replaceAll(',', ', ');
  return `[${value.slice(0, longest / 2).join(', ')}, … ${value.length} in all]`;
}

/** `((. .) .)`: brackets around the children of a node, a point for a leaf. */
function treeText(tree: Topology): string {
  if (tree.children.length > longest) return `${tree.children.length} nodes`;
  const texts: string[] = [];
  const roots = new Set<number>();
  tree.children.forEach((children, node) => {
    for (const child of children) roots.delete(child);
    roots.add(node);
    texts.push(children.length === 0 ? '.' : `(${children.map((child) => texts[child]).join(' ')})`);
  });
  return [...roots].map((node) => texts[node]).join(' ') || 'no nodes';
}
