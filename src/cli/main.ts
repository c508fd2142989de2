import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { didYouMean } from '../base/suggest.ts';
import { check } from './check.ts';
import { type Command, Failure, type Io } from './command.ts';
import { helpOf, misuse, overview } from './help.ts';
import { init } from './init.ts';
import { link } from './link.ts';
import { open } from './open.ts';
import { run } from './run.ts';
import { shapes } from './shapes.ts';
import { terminal } from './terminal.ts';
import { train } from './train.ts';

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ check, shapes, run, train, init, link, open }),
);

/**
 * The command line without the program's name; gives the exit status: 0, 1 for a bad or unreadable graph, input, weights
 * or link, 2 for an unknown command or option or a missing argument.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const err = (line: string) => io.err(printable(line));
  try {
    await dispatch(argv, { ...io, err });
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.lines) err(line);
    return error.status;
  }
}

/** The most characters of a line about a mistake, which may quote what was given. */
const mostCharacters = 1000;

/** A mistake in one line: what would break it, or have a terminal do something else than show it, is written as JSON does. */
function printable(line: string): string {
  const cut = line.length > mostCharacters ? `${line.slice(0, mostCharacters - 1)}…` : line;
  return cut.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<void> {
  if (name === undefined) throw new Failure(overview(commands), 2);
  if (name === '--help' || name === '-h') {
    for (const line of overview(commands)) io.out(line);
    return;
  }
  const command = commands.get(name);
  if (!command) {
    const message = `unknown command "${name}".${didYouMean(name, commands.keys())}`;
    throw new Failure([message, ...overview(commands)], 2);
  }
  const parsed = parse(name, command, rest);
  if (parsed === 'help') {
    for (const line of helpOf(name, command)) io.out(line);
    return;
  }
  await command.run(parsed.argument, parsed.options, io);
}

interface Parsed {
  readonly argument: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What stands behind the command's name; throws a `Failure` with its help when that does not fit. */
function parse(name: string, command: Command, args: readonly string[]): Parsed | 'help' {
  const { values, positionals } = split(name, command, args);
  if (values.help) return 'help';
  const [argument, ...others] = positionals;
  if (argument === undefined) throw misuse(name, command, `${name} needs ${command.argument}.`);
  if (others.length > 0)
    throw misuse(name, command, `${name} takes one argument, but was given ${positionals.length}.`);
  const options: Record<string, string> = {};
  for (const [option, { required }] of Object.entries(command.options)) {
    const value = values[option];
    if (typeof value === 'string' && value !== '') options[option] = value;
    else if (required || value === '') throw misuse(name, command, `${name} needs a value for --${option}.`);
  }
  return { argument, options };
}

interface Split {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

function split(name: string, command: Command, args: readonly string[]): Split {
  const known = Object.keys(command.options);
  const options = Object.fromEntries(known.map((option) => [option, { type: 'string' as const }]));
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    // What parseArgs throws for unknown options and missing values.
    if (!(error instanceof TypeError)) throw error;
    const unknown = /^Unknown option '-*([^']*)'/.exec(error.message)?.[1];
    const message =
      unknown === undefined
        ? error.message.replaceAll('\n', ' ')
        : `unknown option "--${unknown}".${didYouMean(unknown, known)}`;
    throw misuse(name, command, message);
  }
}

const [, program] = process.argv;
if (program !== undefined && import.meta.url === pathToFileURL(realpathSync(program)).href) {
  // A reader that has seen enough, such as `head`, closes the pipe: then there is nothing left to do.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`The result cannot be written: ${error.message}.\n`);
    process.exit(1);
  });
  process.exitCode = await main(process.argv.slice(2), terminal);
}
