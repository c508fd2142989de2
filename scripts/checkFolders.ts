import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';

const places = ['src', 'test', 'e2e', 'scripts'];

/** An import that the rules of .dependency-cruiser.cjs forbid. Paths are relative to the root. */
export interface Breach {
  rule: string;
  from: string;
  to: string;
}

/**
 * Reads the imports of every file under `root` and holds them to .dependency-cruiser.cjs. Throws when it found no
 * import at all: with a version of TypeScript that it does not know, dependency-cruiser skips every .ts file and sees
 * nothing wrong.
 */
export async function checkFolders(
  root: string,
): Promise<{ modules: number; imports: number; breaches: Breach[] }> {
  const { options, ...ruleSet }: IConfiguration = createRequire(import.meta.url)(
    '../.dependency-cruiser.cjs',
  );
  const present = places.filter((place) => existsSync(`${root}/${place}`));
  const { output } = await cruise(present, { ...options, ruleSet, validate: true, baseDir: root });
  const { modules, summary } = output as ICruiseResult;
  const read = modules.filter(({ source }) => /\.tsx?$/.test(source));
  const imports = read.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  if (imports === 0)
    throw new Error('The folder rules found no import in any .ts file, so they prove nothing.');
  return {
    modules: read.length,
    imports,
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { modules, imports, breaches } = await checkFolders(process.cwd());
  for (const { rule, from, to } of breaches)
    console.error(`${rule}: ${from}${from === to ? '' : ` → ${to}`}`);
  console.log(`${modules} modules, ${imports} imports, ${breaches.length} breaches of the folder rules`);
  process.exitCode = breaches.length ? 1 : 0;
}
