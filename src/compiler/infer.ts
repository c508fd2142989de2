import { type Fix, type LocalFix, Misfit, type Problem } from '../base/problem.ts';
import { type Axis, numbers, type ValueType } from '../base/valueType.ts';
import { extraInputs, type Types } from '../blocks/define.ts';
import { blocks } from '../blocks/index.ts';
import type { WeightSpec } from '../blocks/weights.ts';
import type { Document } from '../document/document.ts';
import { checkElements, checkLayers } from './checkSize.ts';
import { type ResolvedNode, resolve, type Scope } from './resolve.ts';

export interface Inference {
  readonly problems: readonly Problem[];
  /** The type of every port that has one, by path, in its own body's terms: `features/$.window`, `features/cell.y`. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** By the path of a combinator: all axes that values inside its body have in front, those of outer combinators first. */
  readonly fronts: ReadonlyMap<string, readonly Axis[]>;
  /** All weights of the well-typed part, by name: `features/cell.W`, `deep[2]/layer.W`. */
  readonly weights: ReadonlyMap<string, WeightSpec>;
  readonly scope: Scope;
}

/** Types, problems and weights of a document; never throws for what a user can do. */
export function infer(document: Document): Inference {
  const { scope, problems } = resolve(document);
  const pass = new InferencePass(problems);
  // Too many layers are refused before anything is unfolded.
  const tooMany = checkLayers(scope);
  const weights = tooMany.length > 0 ? new Map<string, WeightSpec>() : pass.inferScope(scope, {}, []);
  const tooLarge = checkElements(pass.types, pass.fronts, weights);
  return {
    problems: [...pass.problems, ...tooMany, ...tooLarge],
    types: pass.types,
    fronts: pass.fronts,
    weights,
    scope,
  };
}

class InferencePass {
  readonly types = new Map<string, ValueType>();
  readonly fronts = new Map<string, readonly Axis[]>();
  readonly problems: Problem[];

  constructor(problems: readonly Problem[]) {
    this.problems = [...problems];
  }

  /** Types everything in a scope, and gives the weights in it. */
  inferScope(scope: Scope, given: Types, front: readonly Axis[]): Map<string, WeightSpec> {
    for (const [port, type] of Object.entries(given)) this.types.set(inside(scope.path, port), type);
    const weights = new Map<string, WeightSpec>();
    for (const node of scope.nodes)
      for (const [name, spec] of this.inferNode(node, front)) weights.set(name, spec);
    for (const [port, source] of scope.results) {
      const type = this.types.get(source);
      if (type) this.types.set(inside(scope.path, port), type);
    }
    return weights;
  }

  private inferNode(node: ResolvedNode, front: readonly Axis[]): Map<string, WeightSpec> {
    const { path, block, params, ports } = node;
    const inputs: Record<string, ValueType> = {};
    for (const [port, source] of node.inputs) {
      const type = this.types.get(source);
      if (!type) continue;
      inputs[port] = type;
      this.types.set(`${path}.${port}`, type);
    }
    const complete = Object.keys(ports.inputs).every((port) => inputs[port]);
    if (node.bypass) {
      const [first] = Object.values(inputs);
      if (Object.keys(ports.inputs).length === 0)
        this.problems.push({
          code: 'missing-wire',
          path,
          message: `${block.title} needs an input to pass on while it is bypassed, but has none.`,
        });
      if (first)
        this.setOutputs(node, Object.fromEntries(Object.keys(ports.outputs).map((port) => [port, first])));
      return new Map();
    }
    if (!block.body) {
      const weights = new Map<string, WeightSpec>();
      if (!complete) return weights;
      this.attempt(node, () => {
        this.setOutputs(node, block.infer(inputs, params));
        for (const [name, spec] of Object.entries(block.weights?.(inputs, params) ?? {}))
          if (spec) weights.set(`${path}.${name}`, spec);
      });
      return weights;
    }

    // A body is typed as far as it can be even when nothing that fits is handed in.
    let given: Record<string, ValueType> = {};
    let around = front;
    if (complete)
      this.attempt(node, () => {
        const extra = extraInputs(params).map((name) => [name, inputs[name] ?? numbers()] as const);
        given = { ...block.enter(inputs, params), ...Object.fromEntries(extra) };
        around = [...front, ...block.front(inputs, params)];
        this.fronts.set(path, around);
      });
    const weights = node.body ? this.inferScope(node.body, given, around) : new Map<string, WeightSpec>();
    const results: Record<string, ValueType> = {};
    for (const port of Object.keys(block.body.outputs)) {
      const type = this.types.get(inside(path, port));
      if (type) results[port] = type;
    }
    if (complete && this.fronts.has(path) && Object.keys(block.body.outputs).every((port) => results[port]))
      this.attempt(node, () => this.setOutputs(node, block.infer(inputs, params, results)));
    return perInstance(path, weights, block.instances(params));
  }

  private setOutputs({ path }: ResolvedNode, outputs: Types): void {
    for (const [port, type] of Object.entries(outputs)) this.types.set(`${path}.${port}`, type);
  }

  /** Runs a rule of the node's block; a misfit becomes a problem of the node. */
  private attempt(node: ResolvedNode, rule: () => void): void {
    try {
      rule();
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.problems.push(problemOf(node, error));
    }
  }
}

function problemOf(node: ResolvedNode, { code, message, port, fixes }: Misfit): Problem {
  const { path } = node;
  if (port === undefined)
    return { code, path, message, fixes: fixes.flatMap((fix) => placed(fix, path, undefined)) };
  const boundary = port.startsWith('$.');
  const source = boundary ? node.body?.results.get(port.slice(2)) : node.inputs.get(port);
  const to = boundary ? `${path}/${port}` : `${path}.${port}`;
  const wire = source === undefined ? undefined : ([source, to] as const);
  return {
    code,
    path: to,
    message,
    ...(wire && { wire }),
    fixes: fixes.flatMap((fix) => placed(fix, path, wire)),
  };
}

function placed(fix: LocalFix, node: string, wire: readonly [string, string] | undefined): Fix[] {
  if ('set' in fix)
    return [
      {
        kind: 'set',
        label: `Set ${fix.set} to ${labelOf(fix.value)}`,
        node,
        parameter: fix.set,
        value: fix.value,
      },
    ];
  if (!wire) return [];
  return [
    {
      kind: 'insert',
      label: `Insert ${blocks.get(fix.insert)?.title.toLowerCase() ?? fix.insert}`,
      block: fix.insert,
      wire,
    },
  ];
}

function labelOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return value === '' ? 'nothing' : String(value);
}

/** The path of a port on the boundary of a body. */
function inside(scope: string, port: string): string {
  return scope === '' ? `$.${port}` : `${scope}/$.${port}`;
}

function perInstance(
  path: string,
  weights: Map<string, WeightSpec>,
  instances: readonly string[],
): Map<string, WeightSpec> {
  if (instances.length === 0) return weights;
  const named = new Map<string, WeightSpec>();
  for (const instance of instances)
    for (const [name, spec] of weights) named.set(`${path}[${instance}]${name.slice(path.length)}`, spec);
  return named;
}
