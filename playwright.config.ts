import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.ts';

const port = Number(process.env.LAYERWIRE_PORT ?? 4719);
const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // What is waited for comes in its own time: a busy machine takes several times as long, and no journey is about speed.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      // Without one of the system, Playwright takes its own.
      ...(executablePath && { executablePath }),
      args: [
        // Chromium refuses to run as root in its sandbox; containers and build machines run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  webServer: {
    command: `npm run build && npm run preview -- --port ${port} --strictPort`,
    url: `http://localhost:${port}/`,
    // `npm test` brings its own port, so that it never tries what some other checkout is serving.
    reuseExistingServer: !process.env.LAYERWIRE_PORT,
    timeout: 120_000,
  },
});
