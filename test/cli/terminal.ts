import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { main } from '../../src/cli/main.ts';
import type { WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { writeSafetensors } from '../../src/exchange/safetensors.ts';

const folder = mkdtempSync(join(inject('temporaryFolder'), 'cli-'));

/** The path of a file in a folder of the test's own. */
export function pathOf(name: string): string {
  return join(folder, name);
}

/** Writes a file there: text or bytes as they are, anything else as JSON; gives its path. */
export function file(name: string, content: unknown): string {
  const raw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(pathOf(name), raw ? content : JSON.stringify(content));
  return pathOf(name);
}

export function graphFile(document: Document): string {
  return file('graph.json', document);
}

export function weightsFile(tensors: Readonly<Record<string, WeightTensor>>): string {
  return file('weights.safetensors', writeSafetensors(new Map(Object.entries(tensors))));
}

/** What a command leaves behind. */
export interface Ran {
  readonly status: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** Runs the command line with these arguments and this on standard input, and hears how much is done. */
export async function layerwire(
  args: readonly string[],
  input = '',
  progress: Io['progress'] = () => {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const status = await main(args, {
    out: (line) => out.push(line),
    outPieces: async (pieces) => {
      out.push([...pieces].join(''));
    },
    err: (line) => err.push(line),
    input: async () => input,
    progress,
  });
  return { status, out, err };
}

/** The lines that a command prints when all is well. */
export async function checkPrints(args: readonly string[], input?: string): Promise<readonly string[]> {
  const { status, out, err } = await layerwire(args, input);
  expect({ status, err }).toEqual({ status: 0, err: [] });
  return out;
}

/** Holds a command to failing with status 1 and exactly these lines. */
export async function checkFails(args: readonly string[], ...lines: readonly string[]): Promise<void> {
  const { status, err } = await layerwire(args);
  expect({ status, err }).toEqual({ status: 1, err: lines });
}

/** A value as `run` prints it. */
export interface Printed {
  readonly axes?: readonly (readonly [name: string, size: unknown])[];
  readonly values?: unknown;
  readonly items?: readonly Printed[];
}

/** What `run` prints for each port, in a line for each input. */
export async function results(
  args: readonly string[],
): Promise<readonly Readonly<Record<string, Printed>>[]> {
  const lines = await checkPrints(['run', ...args]);
  return lines.map((line) => JSON.parse(line).ports);
}

/** What `run` prints for each port of its only result. */
export async function resultOf(args: readonly string[]): Promise<Readonly<Record<string, Printed>>> {
  const [result = {}, ...others] = await results(args);
  expect(others).toEqual([]);
  return result;
}

/** The values of each port of the only result, without their axes. */
export async function valuesOf(args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  return valuesIn(await resultOf(args));
}

export function valuesIn(result: Readonly<Record<string, Printed>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(result).map(([port, { values }]) => [port, values]));
}
