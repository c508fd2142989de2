import type { ValueType } from '../../base/valueType.ts';
import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { portsOf } from '../../document/ports.ts';
import { acceptsTypes } from '../canvas/wires/portFit.ts';

/** Blocks that can be wired to a port with their defaults: behind one that gives a value of this type, or before one that takes it. */
export function blocksThatFit(type: ValueType | undefined, gives: boolean): Block[] {
  return [...blocks.values()].filter((block) => {
    const ports = portsOf({ block: block.type });
    if (!gives) return (ports?.outputs.length ?? 0) > 0;
    const [first] = ports?.inputs ?? [];
    if (first === undefined) return false;
    const defaults = Object.fromEntries(
      Object.entries(block.params).map(([name, param]) => [name, param.default]),
    );
    return !type || acceptsTypes(block, { [first]: type }, defaults).kind === 'fits';
  });
}
