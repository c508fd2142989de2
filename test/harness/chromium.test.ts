import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureChromium, findChromium } from '../../scripts/chromium.ts';

let root = '';

/** Writes a program that ends with `status` into a folder of the PATH, and gives its path. */
function program(place: string, status: number): string {
  const path = join(root, place);
  writeFileSync(path, `#!/bin/sh\nexit ${status}\n`);
  chmodSync(path, 0o755);
  return path;
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layerwire-chromium-'));
  const folders = ['first', 'second'].map((name) => join(root, name));
  for (const folder of folders) mkdirSync(folder);
  vi.stubEnv('PATH', folders.join(delimiter));
  vi.stubEnv('CHROMIUM_PATH', undefined);
  vi.stubEnv('CHROME_PATH', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe('looking for Chromium', () => {
  test('finds it under any of its names', () => {
    expect(findChromium()).toBeUndefined();
    const chrome = program('second/google-chrome', 0);
    expect(findChromium()).toBe(chrome);
    const chromium = program('second/chromium', 0);
    expect(findChromium()).toBe(chromium);
  });

  test('passes over a program that does not start', () => {
    program('first/chromium', 1);
    const chromium = program('second/chromium', 0);
    expect(findChromium()).toBe(chromium);
  });

  test('takes the one that the environment names, before all others', () => {
    program('first/chromium', 0);
    vi.stubEnv('CHROME_PATH', '/opt/chrome');
    expect(findChromium()).toBe('/opt/chrome');
    vi.stubEnv('CHROMIUM_PATH', '/opt/chromium');
    expect(findChromium()).toBe('/opt/chromium');
  });

  test('says what to do when the one that is named does not start', async () => {
    vi.stubEnv('CHROMIUM_PATH', program('first/broken', 1));
    await expect(ensureChromium()).rejects.toThrow('set CHROMIUM_PATH to a program that starts');
  });
});
