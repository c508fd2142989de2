import type { Document } from '../../document/document.ts';
import { shownPorts } from '../canvas/layout/shownPorts.ts';
import { gatesOf, readingsAround } from './gatePorts.ts';
import type { EditorState } from './store.ts';

/** The port whose values the inspector shows: the one that was picked of the selected node, else the one of its picture. */
export function inspectedPortOf({
  layout,
  selectedNodes,
  inspectedPort,
}: Pick<EditorState, 'layout' | 'selectedNodes' | 'inspectedPort'>): string | undefined {
  const [path] = selectedNodes;
  const node = selectedNodes.size === 1 && path !== undefined ? layout.get(path) : undefined;
  if (!node) return undefined;
  if (node.ports.some(({ port }) => port === inspectedPort)) return inspectedPort;
  return node.picture?.port ?? node.ports.find(({ gives, boundary }) => gives && !boundary)?.port;
}

/** The gates of the selected node, in every reading, which the inspector shows over time. */
export function inspectedGatesOf({
  layout,
  selectedNodes,
  inference,
}: Pick<EditorState, 'layout' | 'selectedNodes' | 'inference'>): readonly string[] {
  const [path = ''] = selectedNodes;
  const node = selectedNodes.size === 1 ? layout.get(path)?.node : undefined;
  if (!node) return [];
  return readingsAround(inference, path).flatMap((each) => gatesOf(path, node, each).map(({ port }) => port));
}

/** The blocks whose own view in the inspector is drawn from what goes in, too. */
const choosing: ReadonlySet<string> = new Set(['embedding', 'max-pooling', 'maximum']);

/** The input of the selected node, where the inspector shows what the node chose of it. */
export function inspectedInputsOf({
  layout,
  selectedNodes,
}: Pick<EditorState, 'layout' | 'selectedNodes'>): readonly string[] {
  const [path = ''] = selectedNodes;
  const node = selectedNodes.size === 1 ? layout.get(path)?.node : undefined;
  return node && choosing.has(node.block) ? [`${path}.x`] : [];
}

const answers = new WeakMap<Document, { readonly port: string | undefined }>();

/** What the graph as a whole gives: the output of the last node at the top that feeds nothing, probabilities before all else. */
export function answerPortOf({ program }: Pick<EditorState, 'program'>): string | undefined {
  // Asked at every change of the state, most of which leave the program as it is.
  const found = answers.get(program) ?? { port: findAnswer(program) };
  answers.set(program, found);
  return found.port;
}

function findAnswer(program: Document): string | undefined {
  const fed = new Set(program.wires.map(([from]) => from));
  const ports = shownPorts(program);
  const ends = program.nodes.flatMap(({ id, block }) => {
    const outputs = (ports.get(id)?.outputs ?? []).map((name) => `${id}.${name}`);
    const [port] = outputs;
    return port !== undefined && !outputs.some((each) => fed.has(each)) ? [{ port, block }] : [];
  });
  return (ends.findLast(({ block }) => block === 'softmax') ?? ends.at(-1))?.port;
}
