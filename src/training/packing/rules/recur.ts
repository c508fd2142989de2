import type { Size } from '../../../base/size.ts';
import { type Direction, startsOf } from '../../../blocks/recur.ts';
import { scanOver } from '../../../blocks/scanOver.ts';
import type { ResolvedNode } from '../../../compiler/resolve.ts';
import type { Builder, Operand } from '../../../ir/builder.ts';
import { refuse } from '../notPackable.ts';
import type { PackedLowering, PackedValues } from '../packedLowering.ts';
import type { Stair } from '../stairs.ts';
import type { PackingRule } from './index.ts';

type Way = Exclude<Direction, 'both'>;

/**
 * Reads all sequences at once, the longest first: at each step those that go on. Where there is room for more of them than go on, a sequence that is
 * over takes its first step again, from its start, which nothing reads.
 */
export const recurRagged: PackingRule = (pack, node, inputs) => {
  const { direction } = node.params as { readonly direction: Direction };
  const { sequence, start } = inputs;
  const type = pack.types.typesOf(node).sequence;
  const over = sequence?.over;
  if (!sequence || !type || type.kind === 'tuple' || over === undefined || scanOver(type).index !== 0)
    return refuse(node.path, 'it does not read along what differs in length');
  if (start?.over !== undefined) refuse(node.path, 'its start differs in length');
  const starts = startsFor(pack, node, start?.operand, direction);
  const read = (way: Way, states: readonly Operand[], instance?: string) =>
    new Reading(pack, node, inputs, over, way).read(sequence.operand, states, instance);
  const readings =
    direction === 'both'
      ? [read('forward', starts[0] ?? [], 'forward'), read('backward', starts[1] ?? [], 'backward')]
      : [read(direction, starts[0] ?? [])];
  const joined = (parts: readonly Operand[]) => pack.emit.concat(parts, (parts[0]?.shape.length ?? 1) - 1);
  const items = (readings[0]?.final ?? []).map((_, i) =>
    joined(readings.flatMap(({ final }) => final[i] ?? [])),
  );
  const [only] = items;
  const state = pack.inference.types.get(`${node.path}/$.state`);
  return {
    all: { operand: joined(readings.map(({ all }) => all)), over },
    last: { operand: joined(readings.map(({ last }) => last)), over: undefined },
    final: { operand: state?.kind !== 'tuple' && only ? only : pack.emit.tuple(items), over: undefined },
  };
};

/** The states that each example starts from, one row an example, for each reading. */
function startsFor(
  pack: PackedLowering,
  { path }: ResolvedNode,
  start: Operand | undefined,
  direction: Direction,
): readonly (readonly Operand[])[] {
  const { emit, count } = pack;
  const state = pack.inference.types.get(`${path}/$.state`) ?? refuse(path, 'its state has no type');
  if (!start)
    return startsOf(emit, undefined, state, direction).map((items) =>
      items.map((x) => emit.repeat(x, count)),
    );
  // A half of the features is one whether there is an axis of examples in front or none.
  return startsOf(emit, start, state, direction);
}

/** One reading of all sequences. */
class Reading {
  private readonly pack: PackedLowering;
  private readonly node: ResolvedNode;
  private readonly inputs: PackedValues;
  private readonly over: Size;
  private readonly way: Way;
  private readonly stairs: readonly Stair[];
  private readonly places: number;

  constructor(pack: PackedLowering, node: ResolvedNode, inputs: PackedValues, over: Size, way: Way) {
    this.pack = pack;
    this.node = node;
    this.inputs = inputs;
    this.over = over;
    this.way = way;
    this.stairs = pack.room.stairs(over);
    this.places = this.stairs.reduce((sum, { steps, width }) => sum + steps * width, 0);
  }

  /** The outputs of every element, and the output and the states after the last step of each example. */
  read(sequence: Operand, starts: readonly Operand[], instance: string | undefined) {
    const { emit } = this.pack;
    const order = this.order();
    const elements = emit.gather(sequence, this.elements());
    const going = this.going();
    const begin = starts.map((start) => emit.gather(start, order));
    let states: readonly Operand[] = begin;
    const outputs: Operand[] = [];
    const nexts: Operand[][] = starts.map(() => []);
    for (const stair of this.stairs) {
      const { steps, width } = stair;
      const first = (x: Operand) => rowsOf(emit, x, 0, width);
      const inSteps = (x: Operand) =>
        emit.reshape(rowsOf(emit, x, stair.before, steps * width), [steps, width, ...x.shape.slice(1)]);
      const exampleOf = first(order);
      const begun = begin.map(first);
      const { states: after, results } = emit.scan(
        { elements: [inSteps(elements), inSteps(going)], states: states.map(first), length: steps },
        (inner, [element, goes], before) => {
          if (!element || !goes) throw new Error('A scan over two operands has two elements.');
          const given = before.map((x, i) => this.orBegin(inner, goes, x, begun[i]));
          const [state] = given;
          const handed = {
            element,
            state: this.isPair ? inner.tuple(given) : (state ?? refuse(this.node.path, 'it has no state')),
          };
          const result = this.pack.applyBody(inner, this.node, this.inputs, {
            handed,
            rows: width,
            exampleOf,
            instance,
          });
          if (!result.output || !result.state) throw new Error('A recur has an output and a state.');
          const next = inner.itemsOf(result.state);
          return { states: next, results: [result.output, ...next] };
        },
      );
      states = after;
      const inRows = (x: Operand) => emit.reshape(x, [steps * width, ...x.shape.slice(2)]);
      const [output, ...next] = results;
      if (output) outputs.push(inRows(output));
      for (const [i, x] of next.entries()) nexts[i]?.push(inRows(x));
    }
    const all = emit.concat(outputs, 0);
    const last = this.lasts();
    return {
      all: emit.gather(all, this.placesOfElements()),
      last: emit.gather(all, last),
      final: nexts.map((parts) => emit.gather(emit.concat(parts, 0), last)),
    };
  }

  private get isPair(): boolean {
    return this.pack.inference.types.get(`${this.node.path}/$.state`)?.kind === 'tuple';
  }

  /** A sequence that is over begins again. */
  private orBegin(inner: Builder, goes: Operand, state: Operand, begin: Operand | undefined): Operand {
    if (!begin) return state;
    const condition = inner.one('broadcast', [goes], { shape: state.shape, axes: [0] });
    return inner.select(condition, state, begin);
  }

  private get name(): string {
    return this.pack.nameOf(this.over);
  }

  /** The example of each sequence, the longest first. */
  private order(): Operand {
    return this.pack.list(`(longest first by ${this.name})`, [this.pack.count], (batch) =>
      batch.longestFirst(this.over),
    );
  }

  /** By place, which element is read there. */
  private elements(): Operand {
    return this.pack.list(`(${this.way} steps of ${this.name})`, [this.places], (batch) => {
      const starts = batch.starts(this.over);
      const counts = batch.counts(this.over);
      const order = batch.longestFirst(this.over);
      return this.atPlaces((sequence, step) => {
        const example = order[sequence] ?? 0;
        const count = counts[example] ?? 0;
        const read = step < count ? step : 0;
        return (starts[example] ?? 0) + (this.way === 'forward' ? read : Math.max(0, count - 1 - read));
      });
    });
  }

  /** By place, 1 where a sequence goes on. */
  private going(): Operand {
    return this.pack.list(`(steps there are of ${this.name})`, [this.places], (batch) => {
      const counts = batch.counts(this.over);
      const order = batch.longestFirst(this.over);
      return this.atPlaces((sequence, step) => (step < (counts[order[sequence] ?? 0] ?? 0) ? 1 : 0));
    });
  }

  /** The place at which each element is read. */
  private placesOfElements(): Operand {
    return this.pack.list(`(places of ${this.way} ${this.name})`, [this.pack.rows(this.over)], (batch) => {
      const sequenceOf = inverse(batch.longestFirst(this.over));
      return batch.each(this.over, (example, element, count) =>
        this.placeOf(sequenceOf[example] ?? 0, this.way === 'forward' ? element : count - 1 - element),
      );
    });
  }

  /** The place at which each example takes its last step. */
  private lasts(): Operand {
    return this.pack.list(`(last steps of ${this.name})`, [this.pack.count], (batch) => {
      const sequenceOf = inverse(batch.longestFirst(this.over));
      return batch
        .counts(this.over)
        .map((count, example) => this.placeOf(sequenceOf[example] ?? 0, Math.max(0, count - 1)));
    });
  }

  private placeOf(sequence: number, step: number): number {
    const stair = this.stairs.findLast(({ from }) => from <= step);
    return stair ? stair.before + (step - stair.from) * stair.width + sequence : 0;
  }

  private atPlaces(numberOf: (sequence: number, step: number) => number): Float32Array {
    const numbers = new Float32Array(this.places);
    let place = 0;
    for (const { from, steps, width } of this.stairs)
      for (let step = from; step < from + steps; step++)
        for (let sequence = 0; sequence < width; sequence++) numbers[place++] = numberOf(sequence, step);
    return numbers;
  }
}

function rowsOf(emit: Builder, x: Operand, start: number, count: number): Operand {
  const row = x.shape.slice(1);
  return emit.slice(x, [start, ...row.map(() => 0)], [count, ...row]);
}

/** Where each number of a permutation stands. */
function inverse(order: readonly number[]): readonly number[] {
  const places: number[] = [];
  for (const [place, number] of order.entries()) places[number] = place;
  return places;
}
