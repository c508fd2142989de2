/**
 * Makes the weights of the samples that have learned ones, by the command `train`, and writes what they reach into their notes:
 *
 *     npm run train:samples [-- --only SAMPLE|GROUP]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { main } from '../src/cli/main.ts';
import { terminal } from '../src/cli/terminal.ts';
import { save } from '../src/document/save.ts';
import { sampleDocument, sampleFile } from './samples/judge.ts';
import { commandOf, type Recipe, recipes } from './samples/recipes.ts';

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = recipes.filter(({ sample, group }) => only === undefined || only === sample || only === group);
if (chosen.length === 0) throw new Error(`No sample with learned weights is called ${only}.`);
for (const recipe of chosen) await train(recipe);
// When all are trained, as some are compared with each other.
for (const recipe of chosen) await note(recipe);

async function train({ sample, trained }: Recipe): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    const out = fileURLToPath(new URL(`../src/samples/${sample}.safetensors`, import.meta.url));
    const { graph, options } =
      'prepare' in trained
        ? await trained.prepare(folder)
        : { graph: fileURLToPath(sampleFile(sample)), options: trained.options };
    process.stdout.write(`\n${sample}\n`);
    const status = await main(['train', graph, ...options, '--out', out], terminal);
    if (status !== 0) throw new Error(`${sample} could not be trained.`);
    const digest = bytesToHex(sha256(readFileSync(out)));
    write(sample, { ...sampleDocument(sample), weights: { from: `sample:${sample}`, sha256: digest } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Puts what the weights reach, and the command, behind what the note of a sample says of its graph. */
async function note(recipe: Recipe): Promise<void> {
  const document = sampleDocument(recipe.sample);
  const [first, ...others] = document.notes ?? [];
  if (!first) throw new Error(`${recipe.sample} has no note.`);
  const said = await recipe.says();
  process.stdout.write(`${recipe.sample}: ${said}\n`);
  const [about] = first.text.split('\n');
  const text = [about, said, `Trained by: ${commandOf(recipe)}`].join('\n');
  write(recipe.sample, { ...document, notes: [{ ...first, text }, ...others] });
}

function write(sample: string, document: ReturnType<typeof sampleDocument>): void {
  writeFileSync(sampleFile(sample), save(document));
}
