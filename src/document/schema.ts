import * as v from 'valibot';
import { namePattern } from '../base/names.ts';
import type { JsonValue } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { blocks } from '../blocks/index.ts';
import {
  annotationColours,
  type Document,
  type Frame,
  type Graph,
  type Node,
  type Note,
} from './document.ts';
import { limits, portPattern } from './limits.ts';
import { optimisers, schedules, type TrainingSettings } from './training.ts';

/*
 * The form of a document, from which the JSON Schema is made too. Messages stand behind the place: those that end with a
 * full stop are said as they are (so do those that end in a question), the others go on with “, but is …”.
 */

/** An object with these keys and no others. */
function exactly<const E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, (issue) => {
    const key = issue.path?.at(-1);
    if (key?.origin !== 'key') return 'must be an object';
    return issue.expected === 'never'
      ? `is not a key that is known here.${didYouMean(String(key.key), Object.keys(entries))}`
      : 'is missing.';
  });
}

function text(most: number) {
  return v.pipe(v.string('must be a text'), v.maxLength(most, tooLong('characters')));
}

function tooLong(what: string) {
  return ({ requirement, received }: { readonly requirement: number; readonly received: string }) =>
    `must have at most ${requirement} ${what}, but has ${received}.`;
}

const nameRule = `must be 1 to ${limits.name} letters, digits, - or _`;
const name = v.pipe(v.string(nameRule), v.regex(namePattern, nameRule));

const coordinateRule = `must be a number from −${limits.coordinate} to ${limits.coordinate}`;
const coordinate = v.pipe(
  v.number(coordinateRule),
  v.minValue(-limits.coordinate, coordinateRule),
  v.maxValue(limits.coordinate, coordinateRule),
);
export const pointSchema = v.strictTuple([coordinate, coordinate], 'must be two numbers, [x, y]');

const portRule = 'must be a port, such as "embed.y", or "$.output" of the boundary';
const port = v.pipe(v.string(portRule), v.regex(portPattern, portRule));
export const wireSchema = v.strictTuple([port, port], 'must be a pair of ports, [from, to]');

const json: v.GenericSchema<unknown, JsonValue> = v.any();
/** Values by the name of the parameter; what they may be is for the block's definition to say. */
export const paramsSchema = v.record(v.string(), json, 'must be an object');
// A record would take a list for an object.
const params = v.lazy((given) => (Array.isArray(given) ? notAnObject : paramsSchema));
const notAnObject: v.GenericSchema<unknown, never> = v.never('must be an object');

const nodeEntries = {
  id: name,
  block: v.pipe(text(limits.name), v.nonEmpty('must name a block')),
  label: v.optional(text(limits.label)),
  note: v.optional(text(limits.note)),
  bypass: v.optional(v.boolean('must be true or false')),
  params: v.optional(params),
  at: v.optional(pointSchema),
  body: v.optional(v.lazy(() => graphSchema)),
} satisfies Record<keyof Node, unknown>;

export const knownNodeSchema = exactly(nodeEntries);
// A block that is not known, perhaps of a newer version, is kept as it came.
const foreignNode = v.looseObject(nodeEntries, (issue) =>
  issue.path?.at(-1)?.origin === 'key' ? 'is missing.' : 'must be an object',
);

const nodeSchema: v.GenericSchema<unknown, Node> = v.lazy((given) =>
  isForeign(given) ? foreignNode : knownNodeSchema,
);

function isForeign(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || !('block' in given)) return false;
  return typeof given.block === 'string' && !blocks.has(given.block);
}

const graphEntries = {
  nodes: v.array(nodeSchema, 'must be a list of nodes'),
  wires: v.array(wireSchema, 'must be a list of wires, [from, to]'),
} satisfies Record<keyof Graph, unknown>;

export const graphSchema: v.GenericSchema<unknown, Graph> = exactly(graphEntries);

const seedRule = 'must be a whole number from 0 to 4294967295';
const fromRule = 'must name a file that comes with Layerwire, such as "sample:digits"';
const digestRule = 'must be 64 hexadecimal digits in lower case';
const dataRule = 'must be a file in base64';
const weights = v.union(
  [
    exactly({
      from: v.pipe(v.string(fromRule), v.regex(/^[a-z]{1,16}:[a-z0-9-]{1,64}$/, fromRule)),
      sha256: v.pipe(v.string(digestRule), v.regex(/^[0-9a-f]{64}$/, digestRule)),
    }),
    exactly({ data: v.pipe(v.string(dataRule), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, dataRule)) }),
  ],
  'must be { "from", "sha256" } or { "data" }',
);

const training = exactly({
  optimiser: v.optional(v.picklist(optimisers, `must be one of ${optimisers.join(', ')}`)),
  rate: within(0, 100),
  momentum: within(0, 1),
  weightDecay: within(0, 100),
  clip: within(0, 1e6),
  schedule: v.optional(v.picklist(schedules, `must be one of ${schedules.join(', ')}`)),
  every: whole(1, 1e6),
  factor: within(0, 1),
  warmUp: whole(0, 1e6),
  epochs: whole(1, 1e6),
  batch: whole(1, 65536),
  validation: within(0, 0.9),
} satisfies Record<keyof TrainingSettings, unknown>);

function within(least: number, most: number) {
  const rule = `must be a number from ${least} to ${most}`;
  return v.optional(v.pipe(v.number(rule), v.minValue(least, rule), v.maxValue(most, rule)));
}

function whole(least: number, most: number) {
  const rule = `must be a whole number from ${least} to ${most}`;
  return v.optional(v.pipe(v.number(rule), v.integer(rule), v.minValue(least, rule), v.maxValue(most, rule)));
}

const colour = v.picklist(annotationColours, `must be one of ${annotationColours.join(', ')}`);

export const documentSchema: v.GenericSchema<unknown, Document> = exactly({
  format: v.literal('layerwire', 'must be "layerwire"'),
  version: v.literal(1, 'must be 1'),
  title: v.optional(text(limits.label)),
  seed: v.optional(
    v.pipe(
      v.number(seedRule),
      v.integer(seedRule),
      v.minValue(0, seedRule),
      v.maxValue(2 ** 32 - 1, seedRule),
    ),
  ),
  ...graphEntries,
  weights: v.optional(weights),
  training: v.optional(training),
  notes: v.optional(
    v.pipe(
      v.array(
        exactly({
          text: text(limits.note),
          at: pointSchema,
          size: v.optional(pointSchema),
          colour: v.optional(colour),
        } satisfies Record<keyof Note, unknown>),
        'must be a list of notes',
      ),
      v.maxLength(limits.annotations, tooLong('notes')),
    ),
  ),
  frames: v.optional(
    v.pipe(
      v.array(
        exactly({
          title: text(limits.label),
          at: pointSchema,
          size: pointSchema,
          colour: v.optional(colour),
        } satisfies Record<keyof Frame, unknown>),
        'must be a list of frames',
      ),
      v.maxLength(limits.annotations, tooLong('frames')),
    ),
  ),
} satisfies Record<keyof Document, unknown>);
