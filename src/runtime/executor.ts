import type { Instruction, Plan, Region, Step, Tap } from '../compiler/plan.ts';
import type { CreateKernel } from '../kernel/kernel.ts';
import { memoryStart, workLeftAt } from '../kernel/opcodes.ts';
import { createKernel, createSharedKernel } from '../kernel/wasm.ts';
import { Changes } from './changes.ts';
import { copyNumbers } from './copyNumbers.ts';
import { divide, workOfRun } from './divide.ts';
import { type Encoded, encode, oneThread } from './encode.ts';
import { type Intact, Reruns } from './reruns.ts';
import type { ThreadPool } from './threads.ts';
import { Trial } from './trial.ts';

/**
 * Runs one plan, again and again, in a memory of its own. Nothing is allocated while it runs. A run does again only what
 * depends on the inputs that were written since the one before.
 */
export interface Executor {
  readonly taps: readonly Tap[];
  /** Whether the plan has an input of this name. */
  reads(name: string): boolean;
  /**
   * Puts an input in place, in row-major order, or from `offset` on a part of it; it stays from run to run. A name that the plan does
   * not read is ignored.
   */
  write(name: string, values: ArrayLike<number>, offset?: number): void;
  /** Puts rows of a table in place, one behind the other, from the first number of an input on. */
  writeRows(name: string, table: Float32Array, row: number, rows: readonly number[]): void;
  /** Goes back to the first instruction. */
  start(): void;
  /** Goes on for about so long, and at least for about a millisecond; true when the last instruction is done. */
  step(milliseconds: number): boolean;
  /** All of it, from the first instruction. */
  run(): void;
  /** Does what the plan has for after a run: it changes inputs, so that the next run does everything again. */
  update(): void;
  /** How much of the work is done, from 0 to 1. */
  progress(): number;
  /** Copies a value, of a tap or an input, in row-major order behind `offset`; that of a tap is whole after a run. */
  read(region: Pick<Region, 'address' | 'length'>, into: Float32Array, offset?: number): void;
  /** Puts numbers in the place of a value that a run gave, for what comes after it. */
  replace(region: Pick<Region, 'address'>, numbers: Float32Array): void;
  /** Lets further threads go; they come back with a later run. */
  rest(): void;
}

export interface ExecutorOptions {
  /** Where the plan runs on one thread: the kernel to use. */
  readonly createKernel?: CreateKernel;
  /** Where there may be more. */
  readonly threads?: ThreadPool;
}

/** The most work between two looks at the clock: about a millisecond. */
const workAtATime = 2 ** 23;

/** More work than there is, and no more than V8 keeps in place. */
const unlimited = 2 ** 30 - 1;

/** Allocates the memory and writes the instructions there. Throws a `RangeError` when there is no room for them. */
export function createExecutor(plan: Plan, options: ExecutorOptions = {}): Executor {
  const pool = options.threads;
  const isLong = pool && workOfRun(plan) >= pool.leastWorkOfRun;
  const threads = isLong ? { count: pool.count, leastWork: pool.leastWork } : undefined;
  const numbersAt = memoryStart;
  const allAt = numbersAt + plan.arena;
  const encodeAll = (instructions: readonly Instruction[], at: number, among = threads) =>
    encode(
      instructions.flatMap((each) => divide(each, workAtATime)),
      at,
      numbersAt,
      among,
    );
  /** Both ways to do some steps: in parts for all threads, and as one thread does them. */
  const encodeSteps = (steps: readonly Step[], at: number): Code => {
    const instructions = steps.flatMap((each) => each.instructions);
    const together = encodeAll(instructions, at);
    if (!together.parted) return { words: together.words, together, alone: together, trial: undefined };
    const alone = encodeAll(instructions, at + together.words.length, oneThread);
    return { words: [...together.words, ...alone.words], together, alone, trial: new Trial() };
  };
  const all = encodeSteps(plan.steps, allAt);
  // Behind all instructions there is as much room for those that are done again.
  const someAt = allAt + all.words.length;
  const updatesAt = someAt + all.words.length;
  const updates = encodeAll(plan.updates ?? [], updatesAt);
  const elements = updatesAt + updates.words.length;
  const shared = pool && all.together.parted ? createSharedKernel(elements) : undefined;
  const kernel = shared ?? (options.createKernel ?? createKernel)(elements);
  const { floats, words } = kernel;
  words.set(all.words, allAt);
  words.set(updates.words, updatesAt);
  for (const { address, length, values } of plan.constants) {
    const at = numbersAt + address;
    if (values.length === 1) floats.fill(values[0] ?? 0, at, at + length);
    else floats.set(values, at);
  }

  /** The inputs by name: their places in the plan's list and in memory. */
  const inputs = new Map(
    plan.inputs.map(({ name, address, length }, number) => [
      name,
      { number, at: numbersAt + address, length },
    ]),
  );
  /** The input that was written last: before each run it is mostly the same, and to look it up takes as long as to write a few numbers. */
  let lastName: string | undefined;
  let lastInput: ReturnType<typeof inputs.get>;
  let reruns: Reruns | undefined;
  /** What was done last after some inputs had changed, and when what was in memory. */
  let last: PartialRun | undefined;
  /** The inputs that were written since a run was started last. */
  const changed = new Changes(plan.inputs.length);
  /** What is in memory, after a run that came to its end. */
  let intact: Intact | 'all' | undefined;

  let runs = 0;

  let code: Encoded = all.together;
  let next = code.first;
  let done = 0;
  /** What the run under way is counted for, and how long it has taken. */
  let trial: Trial | undefined;
  let spent = 0;
  /** What will be in memory at the end of the run. */
  let willBeIntact: Intact | 'all' = 'all';

  /** What takes inputs that were changed to the results, where so much is in memory. */
  const planRun = (before: Intact | 'all'): PartialRun => {
    reruns ??= new Reruns(plan);
    const values = new Set(changed.list().flatMap((i) => plan.inputs[i]?.value ?? []));
    const rerun = reruns.after(values, before === 'all' ? reruns.afterAll() : before);
    const code = encodeSteps(rerun.steps, someAt);
    words.set(code.words, someAt);
    return { changed: changed.copy(), before, after: rerun.intact, code };
  };
  /** The instructions that take what was changed to the results. */
  const choose = () => {
    if (!intact) {
      willBeIntact = 'all';
      return all;
    }
    if (!last || last.before !== intact || !changed.equals(last.changed)) last = planRun(intact);
    willBeIntact = last.after;
    return last.code;
  };
  /** What the next run is to do. From here on it is under way. */
  const begin = () => {
    const chosen = choose();
    changed.clear();
    intact = undefined;
    return chosen;
  };
  /** Goes to the first instruction, with further threads where they are faster. */
  const enter = (chosen: Code) => {
    const isTogether = chosen.trial?.isTogether !== false;
    // Threads take their time to start, which a plan that runs only once does not pay back.
    if (shared && ++runs > 1 && isTogether) pool?.call(shared);
    code = isTogether ? chosen.together : chosen.alone;
    trial = shared && pool?.areThere(shared) ? chosen.trial : undefined;
    next = code.first;
    done = 0;
    spent = 0;
  };
  /** Goes on until about so much work is done. */
  const advance = (work: number) => {
    words[workLeftAt] = work;
    next = kernel.run(next);
    if (next < 0) intact = willBeIntact;
  };
  /** Takes note of how long it has taken since then, and of the end. */
  const time = (trying: Trial, started: number) => {
    if (trying.isUnderWay) spent += performance.now() - started;
    if (next < 0) trying.note(spent);
  };
  return {
    taps: plan.taps,
    reads: (name) => inputs.has(name),
    write(name, values, offset) {
      if (name !== lastName) {
        lastName = name;
        lastInput = inputs.get(name);
      }
      const input = lastInput;
      if (!input) return;
      const { number, at, length } = input;
      const given = values.length;
      if (offset === undefined ? given !== length : offset + given > length)
        throw new Error(`${name} needs ${length} numbers, but was given ${given}.`);
      copyNumbers(floats, at + (offset ?? 0), values, 0, given);
      changed.add(number);
    },
    writeRows(name, table, row, rows) {
      const input = inputs.get(name);
      if (!input) return;
      const { number, at, length } = input;
      if (rows.length * row > length)
        throw new Error(`${name} needs ${length} numbers, but was given ${rows.length * row}.`);
      for (let i = 0; i < rows.length; i++)
        copyNumbers(floats, at + i * row, table, (rows[i] ?? 0) * row, row);
      changed.add(number);
    },
    start() {
      enter(begin());
    },
    step(milliseconds) {
      // Of a tiny network, a look at the clock takes as long as a layer: what is done in one go needs none.
      const started = trial || code.work >= workAtATime ? performance.now() : 0;
      while (next >= 0) {
        advance(workAtATime);
        done += workAtATime - (words[workLeftAt] ?? 0);
        if (next >= 0 && performance.now() >= started + milliseconds) break;
      }
      if (trial) time(trial, started);
      return next < 0;
    },
    run() {
      const again = last;
      // Of a tiny network, to choose what is the same as the last time takes as long as half a layer, and to ask for what is not
      // `undefined` less than for what is true.
      if (
        again !== undefined &&
        again.before === intact &&
        again.code.trial === undefined &&
        changed.equals(again.changed)
      ) {
        changed.clear();
        intact = undefined;
        willBeIntact = again.after;
        next = again.code.alone.first;
        while (next >= 0) advance(unlimited);
        return;
      }
      const chosen = begin();
      // Of a tiny network, what runs step by step or with further threads would need here takes as long as a layer.
      if (!chosen.trial) {
        next = chosen.alone.first;
        while (next >= 0) advance(unlimited);
        return;
      }
      enter(chosen);
      const started = trial ? performance.now() : 0;
      while (next >= 0) advance(unlimited);
      if (trial) time(trial, started);
    },
    update() {
      if (next >= 0) throw new Error('What comes after a run was asked for before its end.');
      intact = undefined;
      for (let at = updates.first; at >= 0; ) {
        words[workLeftAt] = unlimited;
        at = kernel.run(at);
      }
    },
    progress: () => (next < 0 || code.work === 0 ? 1 : done / code.work),
    read({ address, length }, into, offset = 0) {
      copyNumbers(into, offset, floats, numbersAt + address, length);
    },
    replace({ address }, numbers) {
      floats.set(numbers, numbersAt + address);
    },
    rest() {
      if (shared) pool?.dismiss(shared);
    },
  };
}

/** Instructions as they are done by all threads and by one, behind one another, and which of them turns out to be faster. */
interface Code {
  readonly words: readonly number[];
  readonly together: Encoded;
  readonly alone: Encoded;
  /** None where they are the same. */
  readonly trial: Trial | undefined;
}

/** A run of some of the instructions. */
interface PartialRun {
  /** By the places of inputs in the plan's list. */
  readonly changed: Changes;
  readonly before: Intact | 'all';
  readonly after: Intact;
  readonly code: Code;
}
