import { shapeText } from './primitive.ts';
import type { MapParams } from './primitives/map.ts';
import type { Equation, Program } from './program.ts';

/**
 * A program as text, an equation a line:
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
  const { body, ...others } = params as Partial<MapParams>;
  const written = Object.entries(others).map(
    ([key, value]) => `${key}: ${JSON.stringify(value).replaceAll(',', ', ')}`,
  );
  const parts = [
    `${results} = ${primitive}`,
    inputs.map((id) => `v${id}`).join(', '),
    written.length > 0 ? `{${written.join(', ')}}` : '',
  ];
  const line = parts.filter((part) => part !== '').join(' ') + (path === '' ? '' : `   # ${path}`);
  return body ? `${line}\n${print(body, `${indent}  `)}` : line;
}
