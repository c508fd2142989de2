import { describeSize, type Size } from '../../base/size.ts';
import { axesIn, shapeOf } from '../../base/valueType.ts';
import { extraInputs, type Operands } from '../../blocks/define.ts';
import type { Inference } from '../../compiler/infer.ts';
import { type Lowered, Lowering, type Mask } from '../../compiler/lower.ts';
import type { ResolvedNode, Scope } from '../../compiler/resolve.ts';
import { joinPath } from '../../document/path.ts';
import type { Builder, Operand } from '../../ir/builder.ts';
import type { LossNode } from '../losses.ts';
import { refuse } from './notPackable.ts';
import type { PackedBatch } from './packedBatch.ts';
import { RaggedTypes } from './raggedTypes.ts';
import type { Room } from './room.ts';
import { lowerRows } from './rows.ts';
import { rowwise } from './rowwise.ts';
import { packingRules } from './rules/index.ts';

/** A value of all examples: one row for each, or of `over` rows each, those of an example one behind the other. */
export interface PackedValue {
  readonly operand: Operand;
  readonly over: Size | undefined;
}

export type PackedValues = Readonly<Record<string, PackedValue>>;

/** An input of a plan that follows from the form of the batch: indices of rows, mostly. */
export interface List {
  readonly shape: readonly number[];
  /** The numbers of a batch; where they are fewer than there is room for, they begin anew, so that what fills the room is like what is there. */
  fill(batch: PackedBatch): ArrayLike<number>;
}

/** A program for a batch of examples that differ in lengths and forms. */
export interface PackedLowered extends Lowered {
  readonly lists: ReadonlyMap<string, List>;
  /** By the name of an input or the port of a tap: what its rows are, where there is not one for each example. */
  readonly over: ReadonlyMap<string, Size>;
  /** The name of the list that says what share of the mean loss each example has. */
  readonly shares: string;
}

const sharesName = '(shares)';

/**
 * Lowers a graph for `count` examples at once, their values one behind the other. `inference` is that of the document in which ragged sources
 * have no size. Throws `NotPackable` where a node does with them what can only be done with one.
 */
export function lowerPacked(
  inference: Inference,
  losses: readonly LossNode[],
  room: Room,
  count: number,
  learning: boolean,
): PackedLowered {
  return new PackedLowering(inference, room, count, learning).lower(losses);
}

export class PackedLowering {
  readonly count: number;
  readonly room: Room;
  readonly inference: Inference;
  readonly types: RaggedTypes;
  readonly lowering: Lowering;
  private readonly learning: boolean;
  private readonly values = new Map<string, PackedValue>();
  private readonly lists = new Map<string, List & { readonly operand: Operand }>();
  private readonly over = new Map<string, Size>();

  constructor(inference: Inference, room: Room, count: number, learning: boolean) {
    if (inference.problems.length > 0) refuse('', 'the graph needs to know how long values are');
    this.inference = inference;
    this.room = room;
    this.count = count;
    this.learning = learning;
    this.types = new RaggedTypes(inference, room.forms);
    this.lowering = new Lowering(this.types.ofOneRow(), new Set(), learning);
  }

  get emit(): Builder {
    return this.lowering.root;
  }

  lower(losses: readonly LossNode[]): PackedLowered {
    this.lowerScope(this.inference.scope, {}, '');
    const ports = losses.flatMap(({ path, of }) => [
      `${path}.loss`,
      ...(of === 'classes' ? [`${path}.x`, `${path}.target`] : []),
    ]);
    const found = ports.map((port) => ({
      port,
      value: this.values.get(port) ?? refuse(port, 'it lies in a body'),
    }));
    for (const { port, value } of found) if (value.over !== undefined) this.over.set(port, value.over);
    this.list(sharesName, [this.count], ({ examples, counting }) =>
      examples.map((_, place) => (place < counting ? 1 / counting : 0)),
    );
    const { inputs, weights, masks } = this.lowering;
    return {
      program: this.emit.finish(found.map(({ value }) => value.operand)),
      inputs: [...inputs.keys()],
      taps: found.map(({ port, value }) => ({ port, axes: [], layout: value.operand.shape })),
      lasting: weights,
      masks,
      lists: this.lists,
      over: this.over,
      shares: sharesName,
    };
  }

  /** Lowers nodes whose values are those of all examples, outside of bodies or in one that stands for its nodes. */
  lowerScope(scope: Scope, given: PackedValues, prefix: string): PackedValues {
    const define = (port: string, value: PackedValue) => this.values.set(port, value);
    for (const [port, value] of Object.entries(given)) define(`${joinPath(scope.path, '$')}.${port}`, value);
    for (const node of scope.nodes) {
      const inputs: Record<string, PackedValue> = {};
      for (const [port, source] of node.inputs) {
        const value = this.values.get(source) ?? refuse(node.path, 'something before it has no value');
        inputs[port] = value;
        define(`${node.path}.${port}`, value);
      }
      this.emit.path = node.path;
      for (const [port, value] of Object.entries(this.lowerNode(node, inputs, prefix)))
        define(`${node.path}.${port}`, value);
    }
    return Object.fromEntries(
      [...scope.results].map(([port, source]) => [
        port,
        this.values.get(source) ?? refuse(scope.path, 'its result has no value'),
      ]),
    );
  }

  /** An input of the plan that each batch fills, `shape` its room. */
  list(name: string, shape: readonly number[], fill: List['fill']): Operand {
    const known = this.lists.get(name);
    if (known) return known.operand;
    const operand = this.lowering.input(name, shape);
    this.lists.set(name, { shape, fill, operand });
    return operand;
  }

  /** What lists that follow from a size are called by. */
  nameOf(size: Size): string {
    return describeSize(size);
  }

  /** For how many elements there is room. */
  rows(over: Size | undefined): number {
    return over === undefined ? this.count : this.room.rows(over);
  }

  /** The place in the batch of the example that each row is of. */
  exampleOfRow(over: Size): Operand {
    return this.list(`(example of ${this.nameOf(over)})`, [this.rows(over)], (batch) =>
      batch.each(over, (place) => place),
    );
  }

  /** A value of one row for each example with its rows repeated for the elements of each. */
  spread(value: PackedValue, over: Size | undefined): Operand {
    if (over === undefined || value.over !== undefined) return value.operand;
    return this.take(this.emit, value.operand, this.exampleOfRow(over));
  }

  /** Rows of a value, which may be a tuple, by their indices. */
  take(emit: Builder, x: Operand, indices: Operand): Operand {
    return x.items ? emit.tuple(x.items.map((item) => emit.gather(item, indices))) : emit.gather(x, indices);
  }

  /** Emits an application of a body for each of so many rows: `exampleOf` says which example a row is of. */
  applyBody(
    emit: Builder,
    node: ResolvedNode,
    inputs: PackedValues,
    { handed, rows, exampleOf, instance, known }: BodyRows,
  ): Operands {
    const { body } = node;
    if (!body) throw new Error(`${node.path} has no body.`);
    const extra = extraInputs(node.params).flatMap((name) => {
      const value = inputs[name];
      if (!value) return [];
      if (value.over !== undefined) refuse(node.path, `its input ${name} differs in length`);
      return [[name, this.take(emit, value.operand, exampleOf)] as const];
    });
    const prefix = joinPath(this.prefixOf(node), node.id) + (instance === undefined ? '' : `[${instance}]`);
    const given = { ...handed, ...Object.fromEntries(extra) };
    return lowerRows(this, emit, given, { count: rows, exampleOf }, node, (inner, elements) =>
      this.lowering.lowerApplication(inner, body, elements, prefix, known),
    );
  }

  /** What stands in front of the names of a node's weights. */
  private prefixOf(node: ResolvedNode): string {
    return this.prefixes.get(node) ?? '';
  }

  private readonly prefixes = new Map<ResolvedNode, string>();

  /** Whether any number is left out in a node while it learns. */
  leavesOut({ block, params, body }: ResolvedNode): boolean {
    if (!this.learning) return false;
    if (body) return body.nodes.some((node) => this.leavesOut(node));
    return !block.body && (block.leavesOut?.(params) ?? 0) > 0;
  }

  /** A mask for every row. */
  maskRows(name: string, mask: Mask, over: Size | undefined): Operand {
    const shape = [this.rows(over), ...mask.shape];
    this.lowering.masks.set(name, { ...mask, shape });
    if (over !== undefined) this.over.set(name, over);
    return this.lowering.input(name, shape);
  }

  private lowerNode(node: ResolvedNode, inputs: PackedValues, prefix: string): PackedValues {
    const { path, block, ports, bypass } = node;
    this.prefixes.set(node, prefix);
    if (bypass) {
      const first = inputs[Object.keys(ports.inputs)[0] ?? ''];
      return first ? Object.fromEntries(Object.keys(ports.outputs).map((port) => [port, first])) : {};
    }
    if (!block.body && block.source) return { out: this.source(path) };
    const over = Object.values(inputs).find((value) => value.over !== undefined)?.over;
    if (over === undefined || block.type !== 'stack') this.types.checkBody(node);
    if (over !== undefined) {
      const ruled = packingRules[block.type]?.(this, node, inputs, prefix);
      if (ruled) return ruled;
      if (block.body || !rowwise.has(block.type)) refuse(path, 'it looks at several elements at once');
      this.types.checkRowwise(node);
    }
    return this.byRows(node, inputs, over, prefix);
  }

  /** The value of each row from that row alone. */
  private byRows(
    node: ResolvedNode,
    inputs: PackedValues,
    over: Size | undefined,
    prefix: string,
  ): PackedValues {
    const rows = Object.fromEntries(
      Object.entries(inputs).map(([port, value]) => [port, this.spread(value, over)]),
    );
    const results = lowerRows(this, this.emit, rows, { count: this.rows(over), over }, node, (inner, given) =>
      this.lowering.lowerNode(inner, node, given, prefix),
    );
    return Object.fromEntries(Object.entries(results).map(([port, operand]) => [port, { operand, over }]));
  }

  private source(path: string): PackedValue {
    const type = this.inference.types.get(`${path}.out`);
    if (!type || type.kind === 'tuple') return refuse(path, 'it has no value');
    const over = this.types.raggedSize(type);
    const shape = [this.rows(over), ...shapeOf({ axes: axesIn(this.types.ofRow(type)) })];
    if (over !== undefined) this.over.set(`${path}.out`, over);
    return { operand: this.lowering.input(`${path}.out`, shape), over };
  }
}

/** Rows that a body is applied to. */
export interface BodyRows {
  readonly handed: Operands;
  readonly rows: number;
  readonly exampleOf: Operand;
  readonly instance?: string | undefined;
  readonly known?: ReadonlyMap<string, number>;
}
