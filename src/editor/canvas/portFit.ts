import { Misfit } from '../../base/problem.ts';
import type { ValueType } from '../../base/valueType.ts';
import type { Block } from '../../blocks/define.ts';
import type { Params, ValuesOf } from '../../blocks/params.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { ResolvedNode, Scope } from '../../compiler/resolve.ts';
import type { Document } from '../../document/document.ts';
import { graphAt } from '../../document/graph.ts';
import { splitPath, splitPort } from '../../document/path.ts';
import type { Layout, PortLayout } from './layout.ts';

/** Whether a wire may end at a port. A misfit can still be wired, and is then a problem to mend; what never holds cannot. */
export type Fit = { readonly kind: 'fits' } | { readonly kind: 'misfit' | 'never'; readonly why: string };

const fitting: Fit = { kind: 'fits' };
const never = (why: string): Fit => ({ kind: 'never', why });

/** The scope that a port's wires lie in: `read` for `read/cell.x` as for `read/$.element`. */
export function scopeOf(port: string): string {
  return splitPath(splitPort(port)[0])[0];
}

/** For a wire that is dragged from one port: whether it could end at each of the others. */
export function fitsOf(
  document: Document,
  inference: Inference,
  layout: Layout,
  start: PortLayout,
): Map<string, Fit> {
  const fits = new Map<string, Fit>();
  for (const { ports } of layout.values())
    for (const port of ports) {
      if (port.port === start.port) continue;
      if (port.gives === start.gives) {
        fits.set(
          port.port,
          never(
            `A wire goes from an output to an input, and both of these are ${start.gives ? 'out' : 'in'}puts.`,
          ),
        );
        continue;
      }
      const [from, to] = start.gives ? [start.port, port.port] : [port.port, start.port];
      fits.set(port.port, fitOf(document, inference, from, to));
    }
  return fits;
}

/** Whether a wire from an output to an input of the same scope would hold. */
export function fitOf(document: Document, inference: Inference, from: string, to: string): Fit {
  if (scopeOf(from) !== scopeOf(to)) return never('A wire stays within one body.');
  const [source] = splitPort(from);
  const [target] = splitPort(to);
  if (source === target) return never('A node cannot feed itself.');
  if (feeds(document, scopeOf(from), splitPath(target)[1], splitPath(source)[1]))
    return never('That would close a loop.');
  const type = inference.types.get(from);
  return type ? accepts(inference, to, type) : fitting;
}

/** Whether a value can get from one node to another along the wires of their scope. */
function feeds(document: Document, scope: string, from: string, to: string): boolean {
  const wires = graphAt(document, scope)?.wires ?? [];
  const seen = new Set<string>();
  const reach = (id: string): boolean => {
    if (id === '$' || seen.has(id)) return false;
    seen.add(id);
    return id === to || wires.some(([out, into]) => splitPort(out)[0] === id && reach(splitPort(into)[0]));
  };
  return reach(from);
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
