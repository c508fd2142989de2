import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { evaluateData } from './scripts/build/evaluateData.ts';
import { leaveOutDocumentation } from './scripts/build/leaveOutDocumentation.ts';

/** What the built page may load and run. Graphs come from strangers' links, so nothing but our own files is trusted. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/**
 * Writes the policy into the built index.html, so that it holds on any static host. The development server goes
 * without: its hot reload works through inline scripts and style elements, which the policy forbids.
 */
const securityPolicy = (): Plugin => ({
  name: 'layerwire:security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
});

/** Isolates the page from other windows, which is what makes SharedArrayBuffer and exact timers available. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Tests that change what modules or the page they find; the others of a project share theirs, which saves most of the time. */
const changeTheirWorld = [
  'test/editor/state/{autosave,dropFiles,edit,files,keptView,share}.test.ts',
  'test/editor/randomEditor.test.ts',
];

export default defineConfig({
  // Relative addresses: the built folder works from any path, without knowing it.
  base: './',
  plugins: [evaluateData(), leaveOutDocumentation(), react(), securityPolicy()],
  server: { headers: isolation },
  preview: { headers: isolation },
  worker: { format: 'es', plugins: () => [leaveOutDocumentation()] },
  build: {
    target: 'es2023',
    // Inlined files would be data: addresses, which the policy refuses for everything but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What is needed from the start in one file: in several, each shared with something that comes later, it would weigh more.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  test: {
    // Only what hangs is to fail by its time: a busy machine takes ten times as long as a quiet one.
    testTimeout: 180_000,
    // Left to itself, vitest leaves one core of two idle.
    maxWorkers: availableParallelism(),
    globalSetup: 'test/harness/temporaryFolder.ts',
    setupFiles: ['test/harness/seed.ts'],
    coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'] },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: changeTheirWorld,
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', environment: 'node', include: changeTheirWorld },
      },
      {
        extends: true,
        test: {
          name: 'editor',
          environment: 'happy-dom',
          include: ['test/editor/**/*.test.tsx'],
          isolate: false,
          setupFiles: ['test/harness/seed.ts', 'test/harness/unmount.ts'],
        },
      },
    ],
  },
});
