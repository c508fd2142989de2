import { Misfit, type Problem } from '../base/problem.ts';
import { evaluateSize } from '../base/size.ts';
import { type Axis, describeType, numbers, type ValueType } from '../base/valueType.ts';
import { checkKinds } from '../blocks/checkKinds.ts';
import { type Combinator, extraInputs, type Types } from '../blocks/define.ts';
import type { WeightSpec } from '../blocks/weights.ts';
import type { Document } from '../document/document.ts';
import { checkElements, checkLayers } from './checkSize.ts';
import { problemOf } from './problemOf.ts';
import { type ResolvedNode, resolve, type Scope } from './resolve.ts';

export interface Inference {
  readonly problems: readonly Problem[];
  /** The type of every port that has one, by path, in its own body's terms: `features/$.window`, `features/cell.y`. */
  readonly types: ReadonlyMap<string, ValueType>;
  /** By the path of a combinator: all axes that values inside its body have in front, those of outer combinators first. */
  readonly fronts: ReadonlyMap<string, readonly Axis[]>;
  /** By the path of a combinator that applies its body in several readings: their names, `read[backward]/cell.z`. */
  readonly readings: ReadonlyMap<string, readonly string[]>;
  /** Outputs that have no value for what they are given, such as the last of nothing, and why: a sentence for whoever wants them. */
  readonly missing: ReadonlyMap<string, string>;
  /** All weights of the well-typed part, by name: `features/cell.W`, `deep[2]/layer.W`. */
  readonly weights: ReadonlyMap<string, WeightSpec>;
  readonly scope: Scope;
}

/** Types, problems and weights of a document; never throws for what a user can do. */
export function infer(document: Document): Inference {
  const { scope, problems } = resolve(document);
  const pass = new InferencePass(problems, new Map());
  // Too many layers are refused before anything is unfolded.
  const tooMany = checkLayers(scope);
  const weights = tooMany.length > 0 ? new Map<string, WeightSpec>() : pass.inferScope(scope, {}, []);
  const tooLarge = checkElements(pass.types, pass.fronts, weights);
  return {
    problems: [...pass.problems, ...tooMany, ...tooLarge],
    types: pass.types,
    fronts: pass.fronts,
    readings: pass.readings,
    missing: pass.missing,
    weights,
    scope,
  };
}

type Weights = Map<string, WeightSpec>;

/** The types in bodies for what they are handed, by path and types: a recurrence asks more than once. */
type Trials = Map<string, ReadonlyMap<string, ValueType>>;

class InferencePass {
  readonly types = new Map<string, ValueType>();
  readonly fronts = new Map<string, readonly Axis[]>();
  readonly readings = new Map<string, readonly string[]>();
  readonly missing = new Map<string, string>();
  readonly problems: Problem[];
  private readonly trials: Trials;
  private readonly nodes = new Map<string, ResolvedNode>();

  constructor(problems: readonly Problem[], trials: Trials) {
    this.problems = [...problems];
    this.trials = trials;
  }

  /** Types everything in a scope, and gives the weights in it. */
  inferScope(scope: Scope, given: Types, front: readonly Axis[]): Weights {
    for (const [port, type] of Object.entries(given)) this.types.set(inside(scope.path, port), type);
    const weights: Weights = new Map();
    for (const node of scope.nodes) {
      this.nodes.set(node.path, node);
      for (const [name, spec] of this.inferNode(node, front)) weights.set(name, spec);
    }
    for (const [port, source] of scope.results) {
      const type = this.types.get(source);
      if (!type) this.blameMissing(source, inside(scope.path, port));
      // A state comes in and goes out by one name, which stands for what wires from it carry.
      else if (!given[port]) this.types.set(inside(scope.path, port), type);
    }
    return weights;
  }

  private inferNode(node: ResolvedNode, front: readonly Axis[]): Weights {
    const { path, block, params, ports } = node;
    const inputs: Record<string, ValueType> = {};
    for (const [port, source] of node.inputs) {
      const type = this.types.get(source);
      if (!type) {
        this.blameMissing(source, `${path}.${port}`);
        continue;
      }
      inputs[port] = type;
      // An input and an output may have one name, which stands for the output.
      if (!Object.hasOwn(ports.outputs, port)) this.types.set(`${path}.${port}`, type);
    }
    const optional = block.optionalInputs ?? {};
    let complete = Object.keys(ports.inputs).every(
      (port) => inputs[port] || (port in optional && !node.inputs.has(port)),
    );
    if (node.bypass) {
      this.passOn(node, inputs);
      return new Map();
    }
    complete = complete && this.attempt(node, () => checkKinds(block, inputs));
    if (block.body) return this.inferCombinator(node, block, inputs, complete, front);
    const weights: Weights = new Map();
    if (complete)
      this.attempt(node, () => {
        this.setOutputs(node, inputs, block.infer(inputs, params, { path }));
        for (const [name, spec] of Object.entries(block.weights?.(inputs, params) ?? {}))
          if (spec) weights.set(`${path}.${name}`, spec);
      });
    return weights;
  }

  /** A body is typed as far as it can be even when nothing that fits is handed in. */
  private inferCombinator(
    node: ResolvedNode,
    block: Combinator,
    inputs: Types,
    complete: boolean,
    front: readonly Axis[],
  ): Weights {
    const { path, params, body } = node;
    if (!body) return new Map();
    const extra = Object.fromEntries(
      extraInputs(params).map((name) => [name, inputs[name] ?? numbers()] as const),
    );
    let handed: Types = {};
    let around = front;
    let unsolved: Misfit | undefined;
    const entered =
      complete &&
      this.attempt(node, () => {
        const given = block.enter(inputs, params, {
          path,
          resultsFor: (types) => this.resultsOf(this.tryBody(body, { ...extra, ...types }), body),
          typesWithout: (types) => [...this.tryBody(body, { ...extra, ...types }).values()],
          report: (misfit) => {
            unsolved = misfit;
          },
        });
        const ports = block.hands?.(params) ?? Object.keys(block.body.inputs);
        handed = Object.fromEntries(ports.flatMap((port) => (given[port] ? [[port, given[port]]] : [])));
        around = [...front, ...block.front(inputs, params)];
        this.fronts.set(path, around);
      });
    const instances = block.instances(params);
    if (instances.length > 0 && around.at(-1)?.name !== 'copy') this.readings.set(path, instances);

    const before = this.problems.length;
    const faulty = () => this.problems.some((problem) => problem.path.startsWith(`${path}/`));
    if (isEmpty(body) && !faulty()) this.problems.push(emptyBody(node, block, entered ? inputs : undefined));
    const weights = this.inferScope(body, entered ? { ...handed, ...extra } : {}, around);
    const sound = this.problems.length === before;
    // A body that is at fault itself cannot tell the type of its state.
    if (unsolved && sound && !faulty()) this.problems.push(problemOf(node, unsolved, this.types, this.nodes));
    if (entered && !unsolved) {
      const results = this.resultsOf(this.types, body);
      const typed = Object.keys(block.body.outputs).every((port) => results[port]);
      const inferred =
        typed &&
        this.attempt(node, () => this.setOutputs(node, inputs, block.infer(inputs, params, results, handed)));
      if (inferred && sound) this.checkCases(node, block, inputs, { ...handed, ...extra });
    }
    return perInstance(path, weights, instances);
  }

  /** Types the body for each set of sizes that its applications have, where they are not all alike. */
  private checkCases(node: ResolvedNode, block: Combinator, inputs: Types, given: Types): void {
    const { path, params, body } = node;
    for (const { sizes } of block.cases?.(inputs, params, { path }) ?? []) {
      if (!body) return;
      const pass = new InferencePass([], this.trials);
      const types = Object.entries(given).map(([port, type]) => [port, withKnown(type, sizes)] as const);
      pass.inferScope(body, Object.fromEntries(types), []);
      if (pass.problems.length === 0) continue;
      this.problems.push(...pass.problems);
      return;
    }
  }

  /** The types of all ports of a body that is handed these. */
  private tryBody(body: Scope, given: Types): ReadonlyMap<string, ValueType> {
    const key = `${body.path} ${Object.entries(given).map(([port, type]) => keyOf(port, type))}`;
    const known = this.trials.get(key);
    if (known) return known;
    const pass = new InferencePass([], this.trials);
    pass.inferScope(body, given, []);
    this.trials.set(key, pass.types);
    return pass.types;
  }

  private resultsOf(types: ReadonlyMap<string, ValueType>, body: Scope): Types {
    const found = [...body.results].map(([port, source]) => [port, types.get(source)] as const);
    return Object.fromEntries(found.flatMap(([port, type]) => (type ? [[port, type]] : [])));
  }

  private passOn(node: ResolvedNode, inputs: Types): void {
    const { path, block, ports } = node;
    const [port] = Object.keys(ports.inputs);
    const first = port === undefined ? undefined : inputs[port];
    if (port === undefined)
      this.problems.push({
        code: 'missing-wire',
        path,
        message: `${block.title} needs an input to pass on while it is bypassed, but has none.`,
      });
    if (first) for (const output of Object.keys(ports.outputs)) this.types.set(`${path}.${output}`, first);
  }

  private setOutputs({ path, block, params }: ResolvedNode, inputs: Types, outputs: Types): void {
    const missing = block.missing?.(inputs, params);
    for (const port in outputs) {
      const type = outputs[port];
      if (!type) continue;
      const reason = missing?.get(port);
      if (reason === undefined) this.types.set(`${path}.${port}`, type);
      else this.missing.set(`${path}.${port}`, reason);
    }
  }

  private blameMissing(source: string, to: string): void {
    const message = this.missing.get(source);
    if (message) this.problems.push({ code: 'no-value', path: to, message, wire: [source, to] });
  }

  /** Runs a rule of the node's block; a misfit becomes a problem of the node. */
  private attempt(node: ResolvedNode, rule: () => void): boolean {
    try {
      rule();
      return true;
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      this.problems.push(problemOf(node, error, this.types, this.nodes));
      return false;
    }
  }
}

function isEmpty({ nodes, results }: Scope): boolean {
  return nodes.length === 0 && results.size === 0;
}

function emptyBody({ path, params }: ResolvedNode, block: Combinator, inputs: Types | undefined): Problem {
  return {
    code: 'empty-body',
    path,
    message: `${block.title} needs a body, the layer that it applies, but it is empty.`,
    ...(inputs && {
      fixes: [{ kind: 'fill', label: 'Put a layer in', node: path, body: block.startBody(inputs, params) }],
    }),
  };
}

/** Tells types apart that bodies can tell apart. */
function keyOf(port: string, type: ValueType): string {
  if (type.kind === 'tuple') return `${port} (${type.items.map((item) => keyOf('', item))})`;
  const trees = type.axes.map(({ tree }) => tree && `${tree.values} ${tree.of}`);
  return `${port} ${type.kind === 'symbols' ? type.vocabulary : ''} ${describeType(type)} ${trees}`;
}

/** The type with the sizes that are known put in. */
function withKnown(type: ValueType, known: ReadonlyMap<string, number>): ValueType {
  if (type.kind === 'tuple')
    return { kind: 'tuple', items: type.items.map((item) => withKnown(item, known)) };
  return {
    ...type,
    axes: type.axes.map((axis) => ({ ...axis, size: evaluateSize(axis.size, known) ?? axis.size })),
  };
}

/** The path of a port on the boundary of a body. */
function inside(scope: string, port: string): string {
  return scope === '' ? `$.${port}` : `${scope}/$.${port}`;
}

function perInstance(path: string, weights: Weights, instances: readonly string[]): Weights {
  if (instances.length === 0) return weights;
  const named: Weights = new Map();
  for (const instance of instances)
    for (const [name, spec] of weights) named.set(`${path}[${instance}]${name.slice(path.length)}`, spec);
  return named;
}
