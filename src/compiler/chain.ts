import { bodiesOf, changeBodies } from '../ir/bodies.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { groupElementwise, partsOf } from './groupElementwise.ts';
import { prune } from './prune.ts';
import { readBy } from './scanParts.ts';
import { FusedGroup } from './selectFused.ts';
import { isMoving } from './view.ts';

/**
 * Puts elementwise equations of one size together that hand numbers to one another, so that those need no place in memory; what
 * else is read of them stays a result. Operands that were moved to where they are read are read where they lay before.
 */
export function chain(program: Program): Program {
  // What nobody needs must not keep apart what could be together, nor read what has no place any more.
  return chainAll(prune(program));
}

function chainAll(program: Program): Program {
  const inBodies = chainInBodies(program);
  const { equations } = inBodies;
  const groups = groupElementwise(equations, program.shapes);
  if (groups.length === 0) return inBodies;
  const chains = new Chains(inBodies);
  const put = new Map<Equation, readonly Equation[]>();
  for (const members of groups) {
    const instead = chains.of(members);
    if (!instead) continue;
    for (const each of members) put.set(each, []);
    for (const each of members.slice(-1)) put.set(each, instead);
  }
  return { ...program, equations: equations.flatMap((each) => put.get(each) ?? each) };
}

function chainInBodies(program: Program): Program {
  const isOuter = (each: Equation) => each.primitive !== 'fused' && bodiesOf(each).length > 0;
  if (!program.equations.some(isOuter)) return program;
  const equations = program.equations.map((each) => (isOuter(each) ? changeBodies(each, chainAll) : each));
  return { ...program, equations };
}

class Chains {
  private readonly program: Program;
  private readonly makers = new Map<ValueId, Equation>();
  /** What has a place of its own. */
  private readonly defined: Set<ValueId>;
  private readonly readers = new Map<ValueId, Equation[]>();
  private readonly results: ReadonlySet<ValueId>;

  constructor(program: Program) {
    this.program = program;
    this.results = new Set(program.outputs);
    this.defined = new Set(program.inputs);
    for (const equation of program.equations) {
      for (const id of equation.outputs) this.defined.add(id);
      for (const part of partsOf(equation)) for (const id of part.outputs) this.makers.set(id, part);
      for (const id of equation.inputs) {
        const readers = this.readers.get(id);
        if (readers) readers.push(equation);
        else this.readers.set(id, [equation]);
      }
    }
  }

  /** What stands for several equations, in the place of the last of them: one that the kernel does in one go, and moves before it. */
  of(members: readonly Equation[]): readonly Equation[] | undefined {
    const inside = new Set(members);
    const own = members.flatMap((each) => partsOf(each).slice(-1));
    const isReadOutside = (id: ValueId) =>
      this.results.has(id) || this.readers.get(id)?.some((each) => !inside.has(each));
    const outputs = own.flatMap((each) => each.outputs).filter(isReadOutside);
    const { shapes } = this.program;
    const paramsWith = (moves: Iterable<Equation>) => {
      const equations = [...moves, ...own];
      return new FusedGroup({ inputs: [...readBy(equations)], equations, outputs, shapes });
    };
    let moves = new Set<Equation>();
    for (const id of readBy(own)) {
      const more = new Set([...moves, ...this.movesTo(id)]);
      if (more.size > moves.size && paramsWith(more).select()?.kind === 'chain') moves = more;
    }
    const params = paramsWith(moves);
    if (params.select()?.kind !== 'chain') return undefined;
    const { inputs } = params.body;
    const path = own.at(-1)?.path ?? '';
    return [
      ...inputs.flatMap((id) => this.define(id)),
      { primitive: 'fused', params, inputs, outputs, path },
    ];
  }

  /** The moves that make a value which has no place yet. */
  private define(id: ValueId): readonly Equation[] {
    return this.movesTo(id).filter(({ outputs: [moved = -1] }) => {
      const isNew = !this.defined.has(moved);
      this.defined.add(moved);
      return isNew;
    });
  }

  /** What only moves numbers on their way to a value. */
  private movesTo(id: ValueId): readonly Equation[] {
    const maker = this.makers.get(id);
    if (!maker || !isMoving(maker.primitive)) return [];
    return [...this.movesTo(maker.inputs[0] ?? -1), maker];
  }
}
