import { Misfit } from '../base/problem.ts';
import { describeType, type ValueType } from '../base/valueType.ts';
import { type Block, type Kind, kindsFor, type Types } from './define.ts';

/** Throws a `Misfit` when an input is not of a kind that its port takes: numbers, symbols or a pair. */
export function checkKinds(block: Block, inputs: Types): void {
  for (const [port, type] of Object.entries(inputs)) {
    const kinds = kindsFor(block, port);
    if (!kinds.includes(type.kind)) throw misfit(block, port, type, kinds);
  }
}

function misfit(block: Block, port: string, type: ValueType, kinds: readonly Kind[]): Misfit {
  const given = `${port} is ${type.kind === 'tuple' ? 'a pair, ' : ''}${describeType(type)}`;
  if (kinds.includes('numbers')) {
    const fixes = type.kind === 'symbols' ? [{ insert: 'embedding' }] : [{ takeInstead: 'output' }];
    return new Misfit('needs-numbers', `${block.title} needs numbers, but ${given}.`, { port, fixes });
  }
  if (kinds.includes('symbols'))
    return new Misfit('needs-symbols', `${block.title} needs symbols, but ${given}.`, { port });
  return new Misfit('needs-pair', `${block.title} needs a pair, an LSTM’s h and c, but ${given}.`, { port });
}
