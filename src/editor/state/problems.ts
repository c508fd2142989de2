import type { Problem } from '../../base/problem.ts';
import type { Inference } from '../../compiler/infer.ts';
import { splitPort } from '../../document/path.ts';
import type { EditorState } from './store.ts';

/** What is wrong with the graph: what the types say, and behind it what only showed in a run. */
export function allProblems({ inference, run }: Pick<EditorState, 'inference' | 'run'>): readonly Problem[] {
  if (run.problems.length === 0) return inference.problems;
  const known = new Set(inference.problems.map(({ path, message }) => `${path} ${message}`));
  return [
    ...inference.problems,
    ...run.problems.filter(({ path, message }) => !known.has(`${path} ${message}`)),
  ];
}

/** The node that a problem is about: the combinator, for a port of its body's boundary; empty for the document. */
export function nodeOfProblem({ path }: Problem): string {
  return splitPort(path)[0].replace(/(^|\/)\$$/, '');
}

const wrong = new WeakMap<Inference, ReadonlySet<string>>();

/** The paths of the nodes that have problems; gathered once, as every node on the canvas asks at every change. */
export function wrongNodes(inference: Inference): ReadonlySet<string> {
  const found = wrong.get(inference) ?? new Set(inference.problems.map(nodeOfProblem));
  wrong.set(inference, found);
  return found;
}
