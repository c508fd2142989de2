import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { type Block, categories, inputsOf } from '../src/blocks/define.ts';
import { blocks } from '../src/blocks/index.ts';
import type { Param } from '../src/blocks/params.ts';
import {
  documentSchema,
  graphSchema,
  knownNodeSchema,
  paramsSchema,
  pointSchema,
  wireSchema,
} from '../src/document/schema.ts';

/* Writes what docs/ says about the format from the definitions: the JSON Schema, and the tables of blocks in format.md. */

/** The files that this script writes, by path, with what they must hold. */
export function writtenFiles(): ReadonlyMap<string, string> {
  const guide = readFileSync('docs/format.md', 'utf8');
  return new Map([
    ['docs/format.schema.json', `${JSON.stringify(formatSchema(), null, 2)}\n`],
    [
      'docs/format.md',
      guide.replace(
        /(<!-- blocks -->\n)[\s\S]*(<!-- \/blocks -->)/,
        (_, open, close) => `${open}\n${blockTables()}\n${close}`,
      ),
    ],
  ]);
}

/** JSON Schema (2020-12) of documents, in which each block's parameters have their rules, defaults and meaning. */
function formatSchema(): object {
  const {
    $schema,
    $defs = {},
    ...document
  } = toJsonSchema(documentSchema, {
    target: 'draft-2020-12',
    definitions: {
      node: knownNodeSchema,
      params: paramsSchema,
      graph: graphSchema,
      point: pointSchema,
      wire: wireSchema,
    },
  });
  const { additionalProperties: _, ...node } = $defs.node as JsonSchema;
  const all = [...blocks.values()];
  return {
    $schema,
    title: 'Layerwire document',
    description: 'A neural network drawn in Layerwire. See format.md.',
    ...document,
    $defs: {
      ...$defs,
      node: {
        ...node,
        allOf: [
          // Blocks that are not known, perhaps of a newer version, may have keys of their own.
          whereBlock(
            { enum: [...blocks.keys()] },
            { propertyNames: { enum: Object.keys(node.properties ?? {}) } },
          ),
          ...all.map(({ type }) =>
            whereBlock({ const: type }, { properties: { params: { $ref: `#/$defs/${type}` } } }),
          ),
        ],
      },
      ...Object.fromEntries(all.map((block) => [block.type, paramsOf(block)])),
    },
  };
}

/** The rules that nodes of some blocks are held to. */
function whereBlock(block: object, rules: object): object {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing awaits this object.
  return { if: { properties: { block } }, then: rules };
}

function paramsOf({ title, summary, params }: Block): object {
  const properties = Object.entries(params).map(([name, param]) => [
    name,
    {
      description: param.help,
      ...Object(param.schema),
      ...(param.default !== undefined && { default: param.default }),
    },
  ]);
  return { title, description: summary, type: 'object', properties: Object.fromEntries(properties) };
}

/** For every category a heading and a table of its blocks. */
function blockTables(): string {
  const groups = categories.map(
    (category) => [category, [...blocks.values()].filter((block) => block.category === category)] as const,
  );
  return groups
    .filter(([, group]) => group.length > 0)
    .map(
      ([category, group]) =>
        `### ${headings[category]}\n\n| block | ports | parameters (default) |\n|---|---|---|\n${group.map(tableRow).join('\n')}\n`,
    )
    .join('\n');
}

const headings = {
  source: 'Sources',
  layer: 'Layers',
  nonlinearity: 'Nonlinearities',
  'higher-order': 'Combinators',
  helper: 'Helpers',
  training: 'Training',
} satisfies Record<(typeof categories)[number], string>;

function tableRow(block: Block): string {
  const defaults = Object.fromEntries(
    Object.entries(block.params).map(([name, param]) => [name, param.default]),
  );
  const inputs = Object.keys(inputsOf(block, defaults));
  const outer = `${inputs.length > 0 ? `${coded(inputs)} ` : ''}→ ${coded(Object.keys(block.outputs))}`;
  const body =
    block.body &&
    `; in its body ${coded(Object.keys(block.body.inputs).map(boundary))} → ${coded(Object.keys(block.body.outputs).map(boundary))}`;
  const params = Object.entries(block.params).map(
    ([name, param]) => `\`${name}\`: ${param.rule} (${shownDefault(param)})`,
  );
  return `| \`${block.type}\`: ${block.summary} | ${outer}${body ?? ''} | ${params.join('; ') || '–'} |`;
}

function coded(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function boundary(port: string): string {
  return `$.${port}`;
}

function shownDefault({ default: value, kind }: Param): string {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0 && kind !== 'ints'))
    return 'none';
  return `\`${JSON.stringify(value)}\``;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [path, text] of writtenFiles()) writeFileSync(path, text);
