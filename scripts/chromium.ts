import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const variables = ['CHROMIUM_PATH', 'CHROME_PATH'];
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** How each package manager installs Chromium, in the order in which they are looked for. */
const installers = [
  {
    manager: 'apt-get',
    steps: ['apt-get update', 'apt-get install --yes --no-install-recommends chromium fonts-liberation'],
  },
  { manager: 'dnf', steps: ['dnf install --assumeyes chromium'] },
  { manager: 'apk', steps: ['apk add chromium'] },
  { manager: 'pacman', steps: ['pacman --sync --refresh --noconfirm chromium'] },
];

/** Looks only: CHROMIUM_PATH or CHROME_PATH if set, else the first Chromium or Chrome on the PATH that starts. */
export function findChromium(): string | undefined {
  const named = variables.map((variable) => process.env[variable]).find(Boolean);
  return named ?? names.flatMap(onPath).find(starts);
}

/**
 * Finds a Chromium or installs one: as root with the system's package manager, else Playwright's own build. Gives the
 * path of the program; throws with what to do when there is none in the end.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium() ?? (installPackage() ? findChromium() : undefined) ?? (await playwrightsOwn());
  if (found && starts(found)) return found;
  throw new Error(
    'The browser journeys need Chromium, and none could be found or installed: ' +
      'install Chromium or Chrome, or set CHROMIUM_PATH to a program that starts.',
  );
}

function onPath(name: string): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path));
}

/** A program may be there and yet only say that it wants installing, as Ubuntu's chromium-browser does. */
function starts(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function run(command: string, environment: Record<string, string> = {}): boolean {
  console.log(`$ ${command}`);
  const [program = '', ...args] = command.split(' ');
  return spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, ...environment } }).status === 0;
}

const isRoot = () => process.getuid?.() === 0;

function installPackage(): boolean {
  const installer = isRoot() ? installers.find(({ manager }) => onPath(manager).length > 0) : undefined;
  return installer?.steps.every((step) => run(step, { DEBIAN_FRONTEND: 'noninteractive' })) ?? false;
}

async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  const install = `${resolve('node_modules/.bin/playwright')} install`;
  // As root it can fetch the libraries that Chromium needs; where it does not know the system, they may be there already.
  if (!isRoot() || !run(`${install} --with-deps chromium`)) run(`${install} chromium`);
  return path;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await ensureChromium());
