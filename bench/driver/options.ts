import { parseArgs } from 'node:util';

/** What `--only NAME,…` leaves of all that there is, and the number of rounds that `--rounds N` asks for. */
export function readOptions<T extends { readonly name: string }>(
  all: readonly T[],
): { readonly chosen: readonly T[]; readonly rounds: number } {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, rounds: { type: 'string', default: '21' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    fail(`--rounds needs a whole number from 1 on, but is ${values.rounds}.`);
  const names = values.only?.split(',') ?? all.map(({ name }) => name);
  const unknown = names.filter((name) => !all.some((each) => each.name === name));
  if (unknown.length > 0)
    fail(`--only knows ${all.map(({ name }) => name).join(', ')}, but not ${unknown.join(', ')}.`);
  return { chosen: all.filter(({ name }) => names.includes(name)), rounds };
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
