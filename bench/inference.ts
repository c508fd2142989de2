import { mkdirSync, writeFileSync } from 'node:fs';
import { compile } from '../src/compiler/compile.ts';
import { infer } from '../src/compiler/infer.ts';
import { forms } from './graphs.ts';

/*
 * How long types and plans take beside plain arithmetic on the same machine, and how they grow with the graph. All
 * measurements of a round stand beside one another; the table gives medians and their ratios, which is what to compare.
 */

const rounds = 21;
const sizes = [100, 300, 2000];

const times = new Map<string, number[]>();
const product = matrixProduct(512);
for (let round = 0; round < rounds; round++) {
  time('product', product);
  for (const [form, graph] of Object.entries(forms))
    for (const size of sizes) {
      const document = graph(size);
      time(`${form} ${size} infer`, () => infer(document));
      time(`${form} ${size} compile`, () => compile(infer(document), outputsOf(document.nodes)));
    }
}

const rows = Object.keys(forms).map((form) => {
  const at = (size: number, what: string) => median(`${form} ${size} ${what}`);
  return {
    form,
    'infer 300 nodes ÷ product': round3(at(300, 'infer') / median('product')),
    'infer + compile 2,000 ÷ 100 nodes': round3(at(2000, 'compile') / at(100, 'compile')),
    'infer 2,000 ÷ 100 nodes': round3(at(2000, 'infer') / at(100, 'infer')),
  };
});
console.log(
  `Product of two 512 × 512 matrices in plain JavaScript: ${median('product').toFixed(1)} ms (median of ${rounds})`,
);
console.table(rows);
mkdirSync('results', { recursive: true });
writeFileSync(
  'results/inference.json',
  `${JSON.stringify({ rounds, node: process.version, medians: Object.fromEntries([...times.keys()].map((name) => [name, median(name)])), rows }, null, 2)}\n`,
);

function time(name: string, work: () => unknown): void {
  const start = performance.now();
  work();
  const taken = times.get(name) ?? [];
  times.set(name, taken);
  taken.push(performance.now() - start);
}

function median(name: string): number {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function round3(x: number): number {
  return Number(x.toPrecision(3));
}

/** Every node's first output at the top: a plan for all of them. */
function outputsOf(nodes: readonly { readonly id: string; readonly block: string }[]): string[] {
  return nodes.map(
    ({ id, block }) =>
      `${id}.${block === 'recur' ? 'last' : block === 'vector' || block === 'text' ? 'out' : 'y'}`,
  );
}

/** The textbook's three loops, over rows of the first and columns of the second. */
function matrixProduct(n: number): () => Float32Array {
  const a = Float32Array.from({ length: n * n }, (_, i) => (i % 7) - 3);
  const b = Float32Array.from({ length: n * n }, (_, i) => (i % 5) - 2);
  return () => {
    const c = new Float32Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += (a[i * n + k] ?? 0) * (b[k * n + j] ?? 0);
        c[i * n + j] = sum;
      }
    return c;
  };
}
