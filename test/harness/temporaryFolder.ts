import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The path of a folder that is there for as long as the tests run. */
    temporaryFolder: string;
  }
}

/** Makes the folder that tests write their files into, and removes it after the last of them. */
export function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'layerwire-tests-'));
  provide('temporaryFolder', folder);
  return () => rmSync(folder, { recursive: true });
}
