import { Misfit } from '../../base/problem.ts';
import type { ValueType } from '../../base/valueType.ts';
import type { Block } from '../../blocks/define.ts';
import type { Params, ValuesOf } from '../../blocks/params.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { ResolvedNode, Scope } from '../../compiler/resolve.ts';
import type { Document } from '../../document/document.ts';
import { graphAt } from '../../document/graph.ts';
import { joinPath, splitPath, splitPort } from '../../document/path.ts';
import type { Layout, PortLayout } from './layout.ts';

/** Whether a wire may end at a port. A misfit can still be wired, and is then a problem to mend; what never holds cannot. */
export type Fit = { readonly kind: 'fits' } | { readonly kind: 'misfit' | 'never'; readonly why: string };

const fitting: Fit = { kind: 'fits' };
const never = (why: string): Fit => ({ kind: 'never', why });

/** The scope that a port's wires lie in: `read` for `read/cell.x` as for `read/$.element`. */
export function scopeOf(port: string): string {
  return splitPath(splitPort(port)[0])[0];
}

/** For a wire that starts at one port: whether it could end at each of the others. */
export function fitsOf(
  document: Document,
  inference: Inference,
  layout: Layout,
  start: Pick<PortLayout, 'port' | 'gives'>,
): Map<string, Fit> {
  const fits = new Map<string, Fit>();
  const [node] = splitPort(start.port);
  const scope = scopeOf(start.port);
  const around = connected(document, node, start.gives ? 'upstream' : 'downstream');
  for (const { ports } of layout.values())
    for (const { port, gives } of ports) {
      const [other] = splitPort(port);
      const [from, to] = start.gives ? [start.port, port] : [port, start.port];
      if (port === start.port) continue;
      if (gives === start.gives)
        fits.set(
          port,
          never(`A wire goes from an output to an input, and both of these are ${gives ? 'out' : 'in'}puts.`),
        );
      else if (scopeOf(port) !== scope) fits.set(port, never('A wire stays within one body.'));
      else if (other === node) fits.set(port, never('A node cannot feed itself.'));
      else if (around.has(other)) fits.set(port, never('That would close a loop.'));
      else fits.set(port, fitOfTypes(inference, from, to));
    }
  return fits;
}

/** Whether the value of an output is of a type that an input takes; it may be, as long as it has none. */
export function fitOfTypes(inference: Inference, from: string, to: string): Fit {
  const type = inference.types.get(from);
  return type ? accepts(inference, to, type) : fitting;
}

/** The nodes that feed a node, or that it feeds, along the wires of its scope. A boundary is no way through. */
function connected(document: Document, node: string, way: 'upstream' | 'downstream'): ReadonlySet<string> {
  const [scope, id] = splitPath(node);
  const next = new Map<string, string[]>();
  for (const wire of graphAt(document, scope)?.wires ?? []) {
    const [from, to] = wire.map((port) => splitPort(port)[0]);
    const [here, there] = way === 'downstream' ? [from, to] : [to, from];
    if (here === undefined || there === undefined || here === '$' || there === '$') continue;
    next.set(here, [...(next.get(here) ?? []), there]);
  }
  const found = new Set<string>();
  const open = [id];
  for (let each = open.pop(); each !== undefined; each = open.pop())
    for (const other of next.get(each) ?? []) {
      const path = joinPath(scope, other);
      if (found.has(path)) continue;
      found.add(path);
      open.push(other);
    }
  return found;
}

function accepts({ scope, types }: Inference, to: string, type: ValueType): Fit {
  const [path, name] = splitPort(to);
  const boundary = splitPath(path)[1] === '$';
  const node = findNode(scope, boundary ? splitPath(path)[0] : path);
  if (!node) return fitting;
  const inputs: Record<string, ValueType> = {};
  for (const port of Object.keys(node.ports.inputs)) {
    const known = !boundary && port === name ? type : types.get(`${node.path}.${port}`);
    if (known) inputs[port] = known;
  }
  if (boundary && node.block.body) {
    const results = Object.keys(node.block.body.outputs).map((port) => [
      port,
      port === name ? type : types.get(`${node.path}/$.${port}`),
    ]);
    if (results.some(([, each]) => !each)) return fitting;
    return acceptsTypes(node.block, inputs, node.params, Object.fromEntries(results));
  }
  return acceptsTypes(node.block, inputs, node.params);
}

/** Whether a block's rules hold for these inputs, and for these results of its body; so they do while some are missing. */
export function acceptsTypes(
  block: Block,
  inputs: Readonly<Record<string, ValueType>>,
  params: ValuesOf<Params>,
  results?: Readonly<Record<string, ValueType>>,
): Fit {
  const wanted = Object.keys({ ...block.inputs, ...block.moreInputs?.(params) });
  if (wanted.some((port) => !inputs[port])) return fitting;
  try {
    if (!block.body) block.infer(inputs, params);
    else if (results) block.infer(inputs, params, results);
    else block.enter(inputs, params);
    return fitting;
  } catch (error) {
    if (error instanceof Misfit) return { kind: 'misfit', why: error.message };
    throw error;
  }
}

function findNode(scope: Scope, path: string): ResolvedNode | undefined {
  for (const node of scope.nodes) {
    if (node.path === path) return node;
    if (node.body && path.startsWith(`${node.path}/`)) return findNode(node.body, path);
  }
  return undefined;
}
