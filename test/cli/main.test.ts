import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { classifier } from '../runtime/graphs.ts';
import { file, graphFile, layerwire } from './terminal.ts';

const names = ['check', 'shapes', 'run', 'init', 'link', 'open'];

describe('help', () => {
  test.each(['--help', '-h'])('%s lists all commands', async (option) => {
    const { status, out, err } = await layerwire([option]);
    expect({ status, err }).toEqual({ status: 0, err: [] });
    for (const name of names) expect(out.join('\n')).toContain(`layerwire ${name} `);
  });

  test.each(names)('of %s says what it takes, and needs no argument', async (name) => {
    const { status, out } = await layerwire([name, '--help']);
    expect(status).toBe(0);
    expect(out[0]).toMatch(new RegExp(`^Usage: layerwire ${name} (GRAPH.json|LINK)`));
  });
});

describe('what is misused exits with 2 and the help:', () => {
  test.each([
    [[], 'Usage: layerwire COMMAND …'],
    [['chekc'], 'unknown command "chekc". Did you mean "check"?'],
    [['check'], 'check needs GRAPH.json.'],
    [['check', 'a.json', 'b.json'], 'check takes one argument, but was given 2.'],
    [['run', 'a.json', '--inputs', 'x'], 'unknown option "--inputs". Did you mean "input"?'],
    [['check', 'a.json', '--ports', 'all'], 'unknown option "--ports".'],
    [['run', 'a.json', '--ports', ''], 'run needs a value for --ports.'],
    [['run', 'a.json', '--ports'], "Option '--ports <value>' argument missing"],
    [['run', 'a.json', '--ports', '--weights'], "Option '--ports' argument is ambiguous."],
    [['run', 'a.json', '--ports='], 'run needs a value for --ports.'],
    [['run', 'a.json', '-x'], 'unknown option "--x".'],
    [['check\u001b[2J\n', 'a.json'], 'unknown command "check\\u001b[2J\\u000a".'],
    [['init', 'a.json'], 'init needs a value for --out.'],
    [['open'], 'open needs LINK.'],
  ])('%j', async (args, says) => {
    const { status, out, err } = await layerwire(args);
    expect({ status, out }).toEqual({ status: 2, out: [] });
    expect(err[0]?.slice(0, says.length)).toBe(says);
    expect(err.join('\n')).toContain('Usage: layerwire');
  });
});

describe('from a shell', () => {
  const shell = (args: readonly string[], input?: string) => {
    const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'layerwire', '--', ...args], {
      input,
      encoding: 'utf8',
    });
    return { status, stdout, stderr: stderr.replace(/^npm warn .*\n/gm, '') };
  };

  test('a graph is linked, opened from standard input, and run', () => {
    const path = graphFile(classifier());
    const linked = shell(['link', path]);
    expect(linked).toMatchObject({ status: 0, stderr: '' });
    const opened = shell(['open', '-'], linked.stdout);
    expect(JSON.parse(opened.stdout).nodes).toHaveLength(3);
    const ran = shell(['run', path]);
    expect(Object.keys(JSON.parse(ran.stdout).ports)).toEqual(['odds.y']);
  }, 30_000);

  test('a reader that has seen enough ends it', () => {
    const lines = file('in.jsonl', '{"in": [1, 2]}\n'.repeat(20_000));
    const { status, stdout, stderr } = spawnSync(
      'sh',
      ['-c', `npm run --silent layerwire -- run ${graphFile(classifier())} --input ${lines} | head -n 1`],
      { encoding: 'utf8' },
    );
    expect({ status, lines: stdout.split('\n').length }).toEqual({ status: 0, lines: 2 });
    expect(stderr).not.toContain('    at ');
  }, 30_000);

  test('errors leave standard output alone', () => {
    expect(shell(['check', 'no-such-file.json'])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'no-such-file.json: there is no such file.\n',
    });
  }, 30_000);
});
