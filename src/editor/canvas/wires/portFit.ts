import { Misfit } from '../../../base/problem.ts';
import type { ValueType } from '../../../base/valueType.ts';
import { checkKinds } from '../../../blocks/checkKinds.ts';
import type { Block, BodyPlace } from '../../../blocks/define.ts';
import type { Params, ValuesOf } from '../../../blocks/params.ts';
import { type Inference, infer } from '../../../compiler/infer.ts';
import type { Document } from '../../../document/document.ts';
import { graphAt } from '../../../document/graph.ts';
import { joinPath, splitPath, splitPort } from '../../../document/path.ts';
import { connect } from '../../../document/wiring.ts';
import { type Layout, type PortLayout, portKey } from '../layout/layout.ts';
import { findNode } from '../layout/vocabularyOf.ts';

/** Whether a wire may end at a port. A misfit can still be wired, and is then a problem to mend; what never holds cannot. */
export type Fit = { readonly kind: 'fits' } | { readonly kind: 'misfit' | 'never'; readonly why: string };

const fitting: Fit = { kind: 'fits' };
const never = (why: string): Fit => ({ kind: 'never', why });

/** The scope that a port's wires lie in: `read` for `read/cell.x` as for `read/$.element`. */
export function scopeOf(port: string): string {
  return splitPath(splitPort(port)[0])[0];
}

/** For a wire that starts at one port: whether it could end at each of the others, by key (`portKey`). */
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
    for (const each of ports) {
      const { port, gives } = each;
      const [other] = splitPort(port);
      const judge = (): Fit => {
        if (gives === start.gives)
          return never(
            `A wire goes from an output to an input, and both of these are ${gives ? 'out' : 'in'}puts.`,
          );
        if (scopeOf(port) !== scope) return never('A wire stays within one body.');
        // From one edge of a body to the other is a way through.
        if (other === node && !isBoundary(other)) return never('A node cannot feed itself.');
        if (around.has(other)) return never('That would close a loop.');
        const [from, to] = start.gives ? [start.port, port] : [port, start.port];
        return fitOfTypes(document, inference, from, to);
      };
      if (port !== start.port || gives !== start.gives) fits.set(portKey(each), judge());
    }
  return fits;
}

/** Whether the value of an output is of a type that an input takes; it may be, as long as it has none. */
export function fitOfTypes(document: Document, inference: Inference, from: string, to: string): Fit {
  const type = inference.types.get(from);
  if (!type) return fitting;
  const [path, name] = splitPort(to);
  // What a body may give back depends on all of it.
  if (isBoundary(path)) return tried(document, from, to);
  const node = findNode(inference.scope, path);
  if (!node) return fitting;
  const inputs: Record<string, ValueType> = {};
  for (const port of Object.keys(node.ports.inputs)) {
    const known = port === name ? type : inference.types.get(node.inputs.get(port) ?? '');
    if (known) inputs[port] = known;
  }
  return acceptsTypes(node.block, inputs, node.params);
}

function isBoundary(path: string): boolean {
  return splitPath(path)[1] === '$';
}

/** What would be said of the wire if it were there. */
function tried(document: Document, from: string, to: string): Fit {
  const { problems } = infer(connect(document, from, to));
  const blamed = problems.find(({ wire }) => wire?.[0] === from && wire[1] === to);
  return blamed ? { kind: 'misfit', why: blamed.message } : fitting;
}

/** Whether a node on a wire would get back what it gives, or is at one of its ends already. */
export function closesLoop(
  document: Document,
  node: string,
  [from, to]: readonly [from: string, to: string],
): boolean {
  const [source, target] = [splitPort(from)[0], splitPort(to)[0]];
  return (
    source === node ||
    target === node ||
    connected(document, node, 'downstream').has(source) ||
    connected(document, node, 'upstream').has(target)
  );
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

/** Whether a block's rules hold for these inputs; so they do while some are missing. */
export function acceptsTypes(
  block: Block,
  inputs: Readonly<Record<string, ValueType>>,
  params: ValuesOf<Params>,
): Fit {
  const wanted = Object.keys({ ...block.inputs, ...block.moreInputs?.(params) });
  try {
    checkKinds(block, inputs);
    if (wanted.some((port) => !inputs[port])) return fitting;
    if (block.body) block.enter(inputs, params, nowhere);
    else block.infer(inputs, params, nowhere);
    return fitting;
  } catch (error) {
    if (error instanceof Misfit) return { kind: 'misfit', why: error.message };
    throw error;
  }
}

/** For rules that are only asked whether they hold: a body that gives nothing yet. */
const nowhere: BodyPlace = { path: '', resultsFor: () => ({}), typesWithout: () => [], report: () => {} };
