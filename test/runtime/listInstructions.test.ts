import { expect, test } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Graph } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { listInstructions } from '../../src/runtime/listInstructions.ts';
import { nameReader, reader, treeReader } from '../editor/editorOf.ts';

function instructionsOf(graph: Graph, ...ports: readonly string[]) {
  const { document } = load({ format: 'layerwire', version: 1, ...graph });
  if (!document) throw new Error('The graph cannot be loaded.');
  const compiled = compile(infer(document), ports);
  if (!('plan' in compiled)) throw new Error('The graph cannot be compiled.');
  return listInstructions(compiled.plan);
}

test('every instruction is for a node, in the order in which values flow', () => {
  const listed = instructionsOf(reader(), 'guess.y');
  const nodes = ['draw', 'edges', 'edges/cell', 'pool', 'flat', 'guess'];
  for (const { path } of listed) expect(nodes).toContain(path);
  const first = (node: string) => listed.findIndex(({ path }) => path === node);
  expect(first('edges/cell')).toBeLessThan(first('pool'));
  expect(first('pool')).toBeLessThan(first('guess'));
  expect(listed).toContainEqual(expect.objectContaining({ path: 'guess', op: 'dense', times: 1 }));
});

test('what a recurrence does at every step is listed once, with how many steps there are', () => {
  const listed = instructionsOf(nameReader('adalovelace'), 'guess.y');
  const repeated = listed.filter(({ times }) => times > 1);
  expect(repeated.some(({ path, op }) => path === 'read/cell' && op === 'dense')).toBe(true);
  expect(new Set(repeated.map(({ times }) => times))).toEqual(new Set([11]));
});

test('a tree is listed level by level, from its leaves', () => {
  const products = instructionsOf(treeReader(), 'fold.root').filter(
    ({ path, op }) => path === 'fold/layer' && op === 'dense',
  );
  expect(products.length).toBe(2);
});
