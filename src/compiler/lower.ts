import { type Axis, shapeOf, type ValueType } from '../base/valueType.ts';
import { type ApplyBody, extraInputs, type Operands, type Types } from '../blocks/define.ts';
import { joinPath } from '../document/path.ts';
import { Builder, type Named, type Operand } from '../ir/builder.ts';
import type { Program } from '../ir/program.ts';
import type { Inference } from './infer.ts';
import type { ResolvedNode, Scope } from './resolve.ts';

export interface Lowered {
  /** Its inputs are `inputs`, in that order; its outputs the requested ports, in the order of `taps`. */
  readonly program: Program;
  /** The outputs of sources (`draw.out`) and the weights (`read/cell.Wz`) that the program starts from. */
  readonly inputs: readonly string[];
  readonly taps: readonly { readonly port: string; readonly axes: readonly Axis[] }[];
}

/** Turns the well-typed part of a graph into a program that gives the requested ports; those without a value are left out. */
export function lower(inference: Inference, ports: readonly string[]): Lowered {
  const pass = new Lowering(inference);
  pass.lowerScope(pass.root, inference.scope, {}, '');
  const found = ports.filter((port) => pass.root.named.has(port));
  const outputs = found.flatMap((port) => pass.root.named.get(port)?.operand ?? []);
  const taps = found.map((port) => ({ port, axes: axesOf(inference, port) }));
  return { program: pass.root.finish(outputs), inputs: [...pass.inputs.keys()], taps };
}

/** The axes of a port's value with those of the combinators around it in front. */
export function axesOf(
  { types, fronts }: Pick<Inference, 'types' | 'fronts'>,
  port: string,
): readonly Axis[] {
  const around = port.slice(0, Math.max(0, port.lastIndexOf('/')));
  return [...(fronts.get(around) ?? []), ...(types.get(port)?.axes ?? [])];
}

class Lowering {
  readonly root = new Builder();
  readonly inputs = new Map<string, Operand>();
  private readonly inference: Inference;

  constructor(inference: Inference) {
    this.inference = inference;
  }

  /** Emits one application of a scope; `prefix` is its path with the instances of the combinators around it. */
  lowerScope(emit: Builder, scope: Scope, given: Operands, prefix: string): Operands {
    const values = new Map<string, Operand>();
    const define = (port: string, operand: Operand) => {
      values.set(port, operand);
      emit.name(port, operand);
    };
    for (const [port, operand] of Object.entries(given))
      define(`${joinPath(scope.path, '$')}.${port}`, operand);
    for (const node of scope.nodes) {
      const inputs: Record<string, Operand> = {};
      for (const [port, source] of node.inputs) {
        const value = values.get(source);
        if (!value) continue;
        inputs[port] = value;
        emit.name(`${node.path}.${port}`, value);
      }
      emit.path = node.path;
      for (const [port, operand] of Object.entries(this.lowerNode(emit, node, inputs, prefix)))
        define(`${node.path}.${port}`, operand);
    }
    const results: Record<string, Operand> = {};
    for (const [port, source] of scope.results) {
      const value = values.get(source);
      if (!value) continue;
      results[port] = value;
      emit.name(`${joinPath(scope.path, '$')}.${port}`, value);
    }
    return results;
  }

  private lowerNode(emit: Builder, node: ResolvedNode, inputs: Operands, prefix: string): Operands {
    const { path, id, block, params, ports } = node;
    const typed = Object.keys(ports.outputs).every((port) => this.inference.types.has(`${path}.${port}`));
    if (node.bypass) {
      const [first] = Object.values(inputs);
      return first ? Object.fromEntries(Object.keys(ports.outputs).map((port) => [port, first])) : {};
    }
    if (block.body) return this.lowerCombinator(emit, node, inputs, prefix, typed);
    if (!typed) return {};
    const types = this.inputTypes(node);
    if (block.source)
      return Object.fromEntries(
        Object.keys(ports.outputs).map((port) => [
          port,
          this.input(`${path}.${port}`, shapeOf(this.typeOf(`${path}.${port}`))),
        ]),
      );
    const weights: Record<string, Operand> = {};
    for (const [name, spec] of Object.entries(block.weights?.(types, params) ?? {})) {
      if (spec) weights[name] = this.input(`${joinPath(prefix, id)}.${name}`, spec.shape);
    }
    return block.lower?.(emit, inputs, weights, params, types) ?? {};
  }

  private lowerCombinator(
    emit: Builder,
    node: ResolvedNode,
    inputs: Operands,
    prefix: string,
    typed: boolean,
  ): Operands {
    const { path, id, block, params, body } = node;
    // Without a well-typed input there is nothing to hand in, and then nothing in the body has a value.
    if (!block.body || !body || !this.inference.fronts.has(path)) return {};
    const names = block.body.outputs;
    const extra = Object.fromEntries(
      extraInputs(params).flatMap((name) => (inputs[name] ? [[name, inputs[name]]] : [])),
    );
    const copies: ReadonlyMap<string, Named>[] = [];
    const apply: ApplyBody = (inner, handed, at = {}) => {
      const instance = at.instance === undefined ? '' : `[${at.instance}]`;
      const [results, named] = inner.collectNames(() =>
        this.lowerScope(inner, body, { ...handed, ...extra }, joinPath(prefix, id) + instance),
      );
      if (at.copy !== undefined) copies[at.copy] = named;
      else for (const [name, each] of named) inner.named.set(name, each);
      if (typed) return results;
      // The body is not well typed, and no result is used: what is well typed inside still is to be seen.
      const [first] = Object.values(handed);
      return Object.fromEntries(Object.keys(names).map((name) => [name, inner.fill(0, first?.shape ?? [])]));
    };
    const outputs = block.lower(emit, inputs, params, apply, this.inputTypes(node));
    if (!typed) return {};
    for (const name of copies[0]?.keys() ?? []) {
      const parts = copies
        .flatMap((copy) => copy.get(name)?.operand ?? [])
        .map((part) => emit.reshape(part, [1, ...part.shape]));
      emit.name(name, emit.concat(parts, 0));
    }
    return outputs;
  }

  private inputTypes(node: ResolvedNode): Types {
    const types: Record<string, ValueType> = {};
    for (const port of node.inputs.keys()) {
      const type = this.inference.types.get(`${node.path}.${port}`);
      if (type) types[port] = type;
    }
    return types;
  }

  private typeOf(port: string): ValueType {
    const type = this.inference.types.get(port);
    if (!type) throw new Error(`${port} has no type.`);
    return type;
  }

  /** An input of the program, however many copies of a body use it. */
  private input(name: string, shape: readonly number[]): Operand {
    const known = this.inputs.get(name);
    if (known) return known;
    const operand = this.root.input(shape);
    this.inputs.set(name, operand);
    return operand;
  }
}
