import { type Command, Failure } from './command.ts';

/** All commands, with what each does. */
export function overview(commands: ReadonlyMap<string, Command>): string[] {
  return [
    'Usage: layerwire COMMAND …',
    '',
    ...[...commands].flatMap(([name, command]) => [
      `  ${usageOf(name, command)}`,
      `      ${command.summary}`,
    ]),
    '',
    'layerwire COMMAND --help says more.',
  ];
}

/** One command with its options. */
export function helpOf(name: string, command: Command): string[] {
  const options = Object.entries(command.options).map(([option, { value, help }]) => ({
    written: `--${option} ${value}`,
    help,
  }));
  const width = Math.max(0, ...options.map(({ written }) => written.length));
  return [
    `Usage: ${usageOf(name, command)}`,
    '',
    `${command.summary} ${command.more ?? ''}`.trimEnd(),
    ...options.map(({ written, help }) => `  ${written.padEnd(width)}  ${help}`),
  ];
}

/** An unknown option, or an argument that is missing or too many. */
export function misuse(name: string, command: Command, message: string): Failure {
  return new Failure([message, ...helpOf(name, command)], 2);
}

function usageOf(name: string, { argument, options }: Command): string {
  const parts = Object.entries(options).map(([option, { value, required }]) =>
    required ? `--${option} ${value}` : `[--${option} ${value}]`,
  );
  return ['layerwire', name, argument, ...parts].join(' ');
}
