import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { JsonValue } from '../src/base/problem.ts';
import { setParameter } from '../src/document/edits.ts';
import { load } from '../src/document/load.ts';
import { save } from '../src/document/save.ts';

/* Puts values from real data into the sources of the samples: one name, one flower, one series. */

const besideTheProject = fileURLToPath(new URL('../../shared/data', import.meta.url));
const samplesFolder = fileURLToPath(new URL('../src/samples', import.meta.url));

/** What the sources of the samples hold, by sample and `source.parameter`; throws when the data is not there. */
export function realValues(
  folder = besideTheProject,
): Readonly<Record<string, Readonly<Record<string, JsonValue>>>> {
  const names = linesOf(folder, 'names.txt');
  const flowers = linesOf(folder, 'iris.csv').slice(1);
  const months = linesOf(folder, 'flights.csv').slice(1);

  // A dot stands before the first letter and for the end, as the first letter is to be guessed too.
  const letters = ['.', ...[...new Set(names.join(''))].sort()];
  const name = {
    'letters.vocabulary': letters.join(''),
    'letters.value': `.${names[216]}`,
    'odds.labels': letters,
  };
  const millions = months.map((line) => Number(line.split(',')[2]) / 1000);
  const centimetres = flowers[61]?.split(',').slice(0, 4) ?? [];
  return {
    // In decimetres, so that they lie between −1 and 1, where bars can be dragged.
    iris: { 'flower.values': centimetres.map((length) => Number((Number(length) / 10).toFixed(2))) },
    'names-plain': name,
    'names-gru': name,
    'names-lstm': name,
    // About 0, as the series are that it was trained on.
    forecast: { 'months.values': millions.map((each) => Number(((each - 0.2) / 0.15).toFixed(3))) },
    passengers: { 'months.values': millions },
    years: { 'months.values': millions },
    deep: { 'year.values': millions.slice(-12) },
  };
}

function linesOf(folder: string, name: string): string[] {
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`The data is not there: ${file} is missing.`);
  return readFileSync(file, 'utf8').trim().split(/\r?\n/);
}

/** The file of a sample, with other values in its sources. */
export function filled(name: string, values: Readonly<Record<string, JsonValue>>): string {
  const { document, errors } = load(readFileSync(sampleFile(name), 'utf8'));
  if (!document) throw new Error(`${name}: ${errors.map(({ message }) => message).join(' ')}`);
  return save(
    Object.entries(values).reduce((changed, [port, value]) => {
      const [node = '', parameter = ''] = port.split('.');
      return setParameter(changed, node, parameter, value);
    }, document),
  );
}

export function sampleFile(name: string): string {
  return join(samplesFolder, `${name}.json`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [name, values] of Object.entries(realValues()))
    writeFileSync(sampleFile(name), filled(name, values));
