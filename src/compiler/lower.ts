import { evaluateSize } from '../base/size.ts';
import { isKnown, shapeOf, type ValueType } from '../base/valueType.ts';
import {
  bodyPortsOf,
  type Combinator,
  extraInputs,
  type LoweredBody,
  type Operands,
  type Types,
} from '../blocks/define.ts';
import { joinPath } from '../document/path.ts';
import { Builder, type Named, type Operand } from '../ir/builder.ts';
import { lift } from '../ir/layout.ts';
import type { Program, Shape } from '../ir/program.ts';
import type { Inference } from './infer.ts';
import { listPorts, type PortValue, typeWithFront, valuesOf, withoutReadings } from './portNames.ts';
import type { ResolvedNode, Scope } from './resolve.ts';
import { lacksValue } from './sources.ts';

export interface Lowered {
  /** Its inputs are `inputs`, in that order; its outputs the values of the requested ports, in the order of `taps`. */
  readonly program: Program;
  /** The outputs of sources (`draw.out`) and the weights (`read/cell.Wz`) that the program starts from. */
  readonly inputs: readonly string[];
  readonly taps: readonly PortValue[];
  /** The names of inputs that stay the same for many runs: the weights. */
  readonly lasting: ReadonlySet<string>;
  /** By name, the inputs that are drawn anew for every step of training. */
  readonly masks: ReadonlyMap<string, Mask>;
}

/** What some numbers are left out by while the network learns. */
export interface Mask {
  readonly shape: Shape;
  /** The share of its numbers that is 0. */
  readonly share: number;
  /** The path of the node, with the instances of the bodies around it: what a mask is drawn by, whatever its shape. */
  readonly path: string;
}

/**
 * Turns the well-typed part of a graph into a program that gives the requested ports; those without a value are left out. While it
 * learns, some blocks leave out numbers.
 */
export function lower(inference: Inference, ports: readonly string[], learning = false): Lowered {
  const pass = new Lowering(inference, new Set(ports.map(withoutReadings)), learning);
  pass.lowerScope(pass.root, inference.scope, {}, '');
  const found = ports.flatMap((port) => valuesOf(inference, port, pass.root.named));
  return {
    program: pass.root.finish(found.map(({ operand }) => operand)),
    inputs: [...pass.inputs.keys()],
    taps: found.map(({ value }) => value),
    lasting: pass.weights,
    masks: pass.masks,
  };
}

export class Lowering {
  readonly root = new Builder();
  readonly inputs = new Map<string, Operand>();
  readonly weights = new Set<string>();
  readonly masks = new Map<string, Mask>();
  private readonly inference: Inference;
  private readonly learning: boolean;
  /** The ports that are asked for, in whatever reading: only these are named, as each costs a result of every body around it. */
  private readonly wanted: ReadonlySet<string>;
  /** The sizes that the application of a body has which is emitted now. */
  private known: ReadonlyMap<string, number> = new Map();

  /** Gives the mask of what is emitted now, where it is not an input as it is. */
  maskFor: (name: string, mask: Mask) => Operand = (name, mask) => this.maskInput(name, mask);

  constructor(inference: Inference, wanted: ReadonlySet<string>, learning: boolean) {
    this.inference = inference;
    this.wanted = wanted;
    this.learning = learning;
  }

  /** Emits one application of a scope; `prefix` is its path with the instances of the combinators around it. */
  lowerScope(emit: Builder, scope: Scope, given: Operands, prefix: string): Operands {
    const values = new Map<string, Operand>();
    const define = (port: string, operand: Operand) => {
      values.set(port, operand);
      this.name(emit, port, operand);
    };
    for (const [port, operand] of Object.entries(given))
      define(`${joinPath(scope.path, '$')}.${port}`, operand);
    for (const node of scope.nodes) {
      const inputs: Record<string, Operand> = {};
      for (const [port, source] of node.inputs) {
        const value = values.get(source);
        if (!value) continue;
        inputs[port] = value;
        this.name(emit, `${node.path}.${port}`, value);
      }
      emit.path = node.path;
      for (const [port, operand] of Object.entries(this.lowerNode(emit, node, inputs, prefix)))
        if (operand) define(`${node.path}.${port}`, operand);
    }
    const results: Record<string, Operand> = {};
    for (const [port, source] of scope.results) {
      const value = values.get(source);
      if (!value) continue;
      results[port] = value;
      // A state comes in and goes out by one name, which stands for what wires from it carry.
      if (!given[port]) this.name(emit, `${joinPath(scope.path, '$')}.${port}`, value);
    }
    return results;
  }

  /** Emits one application of a body, in which some sizes are known that differ from one to the next. */
  lowerApplication(
    emit: Builder,
    scope: Scope,
    given: Operands,
    prefix: string,
    known: ReadonlyMap<string, number> = new Map(),
  ): Operands {
    const around = this.known;
    this.known = new Map([...around, ...known]);
    const results = this.lowerScope(emit, scope, given, prefix);
    this.known = around;
    return results;
  }

  private name(emit: Builder, port: string, operand: Operand): void {
    if (this.wanted.has(port)) emit.name(port, operand);
  }

  /** Emits one node, given the values at its inputs. */
  lowerNode(
    emit: Builder,
    node: ResolvedNode,
    inputs: Operands,
    prefix: string,
  ): Readonly<Record<string, Operand | undefined>> {
    const { path, id, block, params, ports } = node;
    if (node.bypass) {
      const first = inputs[Object.keys(ports.inputs)[0] ?? ''];
      return first ? Object.fromEntries(Object.keys(ports.outputs).map((port) => [port, first])) : {};
    }
    const typed = Object.keys(ports.outputs).some((port) => this.inference.types.has(`${path}.${port}`));
    // What comes from a source without a value has a type and no operand.
    if ([...node.inputs.keys()].some((port) => !inputs[port])) return {};
    if (block.body) return this.lowerCombinator(emit, node, block, inputs, prefix, typed);
    if (!typed) return {};
    if (block.source) return this.lowerSource(`${path}.out`);
    const types = this.inputTypes(node);
    const weights: Record<string, Operand> = {};
    for (const [name, spec] of Object.entries(block.weights?.(types, params) ?? {}))
      if (spec) weights[name] = this.weight(`${joinPath(prefix, id)}.${name}`, spec.shape);
    const share = this.learning ? (block.leavesOut?.(params) ?? 0) : 0;
    const mask = share > 0 && inputs.x ? this.mask(joinPath(prefix, id), inputs.x.shape, share) : undefined;
    return block.lower?.(emit, inputs, weights, params, types, mask) ?? {};
  }

  private lowerSource(port: string): Readonly<Record<string, Operand>> {
    const type = this.inference.types.get(port);
    if (!type || type.kind === 'tuple' || !type.axes.every(isKnown)) return {};
    return { out: this.input(port, shapeOf(type)) };
  }

  private lowerCombinator(
    emit: Builder,
    node: ResolvedNode,
    block: Combinator,
    inputs: Operands,
    prefix: string,
    typed: boolean,
  ): Readonly<Record<string, Operand | undefined>> {
    const { path, id, params, body } = node;
    const ports = Object.keys(bodyPortsOf(block, params).inputs);
    const handedTypes = this.typesOf(ports.map((port) => [port, `${joinPath(path, '$')}.${port}`]));
    // Without a well-typed input there is nothing to hand in, and then nothing in the body has a value.
    if (!body || !this.inference.fronts.has(path) || ports.some((port) => !handedTypes[port])) return {};
    if (lacksValue(this.inference, body)) return {};
    // Where values depend on one another's results, a body at fault has none to show.
    if (!typed && block.cases) return {};
    const extra = Object.fromEntries(
      extraInputs(params).flatMap((name) => (inputs[name] ? [[name, inputs[name]]] : [])),
    );
    const copies: ReadonlyMap<string, Named>[] = [];
    let applied = false;
    const apply: LoweredBody['apply'] = (inner, handed, at = {}) => {
      const instance = at.instance === undefined ? '' : `[${at.instance}]`;
      const given = Object.fromEntries(ports.flatMap((port) => (handed[port] ? [[port, handed[port]]] : [])));
      applied = true;
      const [results, named] = inner.collectNames(() =>
        this.lowerApplication(inner, body, { ...given, ...extra }, joinPath(prefix, id) + instance, at.known),
      );
      // What comes behind a body is the combinator's own.
      inner.path = path;
      if (at.copy !== undefined) copies[at.copy] = named;
      else
        for (const [name, value] of named) inner.named.set(path + instance + name.slice(path.length), value);
      return typed ? results : this.standIns(inner, Object.keys(block.body.outputs), given);
    };
    const handed = handedTypes;
    const outputs = block.lower(emit, inputs, params, { path, types: this.inputTypes(node), handed, apply });
    if (!typed) return {};
    if (!applied) this.nameNothing(emit, path);
    for (const [name, { layout }] of copies[0] ?? []) {
      const parts = copies.flatMap((copy) => copy.get(name)?.operand ?? []);
      const rows = parts.map((part) => emit.reshape(part, [1, ...part.shape]));
      emit.named.set(name, { operand: emit.concat(rows, 0), layout: lift(layout, rows.length) });
    }
    return outputs;
  }

  /** For a body that is not well typed: no result is used, but what is well typed inside still is to be seen. */
  private standIns(inner: Builder, ports: readonly string[], given: Operands): Operands {
    const [first] = Object.values(given);
    return Object.fromEntries(ports.map((port) => [port, given[port] ?? inner.fill(0, first?.shape ?? [])]));
  }

  /** A body that is applied nowhere, as to a tree of one leaf, has no value at any of its ports. */
  private nameNothing(emit: Builder, path: string): void {
    const around = path.split('/').length;
    for (const port of listPorts(this.inference)) {
      if (!this.wanted.has(withoutReadings(port))) continue;
      const ids = port.split('/');
      // The readings of the bodies around are added by what applies them.
      const plain = [withoutReadings(ids.slice(0, around).join('/')), ...ids.slice(around)].join('/');
      const type = plain.startsWith(`${path}/`) && typeWithFront(this.inference, plain);
      if (!type) continue;
      const names = type.kind === 'tuple' ? type.items.map((_, i) => `${plain}#${i}`) : [plain];
      for (const name of names)
        emit.named.set(name, { operand: emit.fill(0, [0]), layout: { front: [], items: [] } });
    }
  }

  private inputTypes(node: ResolvedNode): Types {
    return this.typesOf([...node.inputs.keys()].map((port) => [port, `${node.path}.${port}`]));
  }

  /** The types of ports, with the sizes that they have in this application. */
  private typesOf(ports: readonly (readonly [name: string, port: string])[]): Types {
    return Object.fromEntries(
      ports.flatMap(([name, port]) => {
        const type = this.inference.types.get(port);
        return type ? [[name, this.here(type)]] : [];
      }),
    );
  }

  private here(type: ValueType): ValueType {
    if (this.known.size === 0) return type;
    if (type.kind === 'tuple') return { kind: 'tuple', items: type.items.map((item) => this.here(item)) };
    const axes = type.axes.map((axis) => ({
      ...axis,
      size: evaluateSize(axis.size, this.known) ?? axis.size,
    }));
    return { ...type, axes };
  }

  /** One for all applications of a body whose values are alike in size. */
  private mask(path: string, shape: Shape, share: number): Operand {
    return this.maskFor(`(mask ${shape.join('×')}) ${path}`, { shape, share, path });
  }

  private maskInput(name: string, mask: Mask): Operand {
    this.masks.set(name, mask);
    return this.input(name, mask.shape);
  }

  private weight(name: string, shape: readonly number[]): Operand {
    this.weights.add(name);
    return this.input(name, shape);
  }

  /** An input of the program, however many copies of a body use it. */
  input(name: string, shape: readonly number[]): Operand {
    const known = this.inputs.get(name);
    if (known) return known;
    const operand = this.root.input(shape);
    this.inputs.set(name, operand);
    return operand;
  }
}
