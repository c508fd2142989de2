import { type Plugin, runnerImport } from 'vite';

/**
 * Runs modules called `*.data.ts` while the page is built, and ships what they export in their place. It has to be data that
 * JSON can hold. In the development server and in tests they run as they are, with the same result.
 */
export function evaluateData(): Plugin {
  return {
    name: 'layerwire:evaluate-data',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /\.data\.ts$/ },
      async handler(id) {
        const { module, dependencies } = await runnerImport<Record<string, unknown>>(id, {
          configFile: false,
          logLevel: 'error',
        });
        for (const each of dependencies) this.addWatchFile(each);
        return Object.entries(module)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join('\n');
      },
    },
  };
}
