import { Misfit } from '../base/problem.ts';
import type { Topology } from '../base/topology.ts';

/** A tree in brackets: its leaves' words from left to right, and which node has which children, in post-order. */
export interface BracketedTree {
  readonly words: readonly string[];
  readonly topology: Topology;
}

/**
 * Reads `((the film) (was (very good)))`: brackets around nodes, words at leaves; a word alone is a tree of one leaf.
 * Throws a `Misfit` that says at which character the brackets go wrong.
 */
export function parseTree(text: string, title: string): BracketedTree {
  const words: string[] = [];
  const children: (readonly number[])[] = [];
  const roots: number[] = [];
  const open: { readonly at: number; readonly nodes: number[] }[] = [];
  const refuse = (what: string): never => {
    throw new Misfit('bad-tree', `${title} needs one tree in brackets, but ${what}.`);
  };
  for (const { 0: token, index } of text.matchAll(/[()]|[^\s()]+/g)) {
    if (token === '(') {
      open.push({ at: index, nodes: [] });
      continue;
    }
    let nodes: readonly number[] = [];
    if (token === ')') {
      const closed =
        open.pop() ?? refuse(`the bracket that closes at character ${index + 1} was never opened`);
      if (closed.nodes.length === 0) refuse(`there is nothing in the brackets at character ${closed.at + 1}`);
      nodes = closed.nodes;
    } else words.push(token);
    const around = open.at(-1)?.nodes ?? roots;
    if (around === roots && roots.length > 0) refuse(`a second one begins at character ${index + 1}`);
    around.push(children.length);
    children.push(nodes);
  }
  const unclosed = open.at(-1);
  if (unclosed) refuse(`the bracket at character ${unclosed.at + 1} is never closed`);
  if (roots.length === 0) refuse('value is empty');
  return { words, topology: { children } };
}
