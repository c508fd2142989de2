import { extraInputs } from '../../../blocks/define.ts';
import { joinPath } from '../../../document/path.ts';
import type { PackingRule } from './index.ts';

/** The body's nodes one after the other, as often as there are copies. */
export const stackRagged: PackingRule = (pack, { path, id, params, body }, { x, ...others }, prefix) => {
  if (!x || !body) throw new Error(`${path} has nothing to stack.`);
  const extra = Object.fromEntries(
    extraInputs(params).flatMap((name) => (others[name] ? [[name, others[name]] as const] : [])),
  );
  const { times, shared } = params as { readonly times: number; readonly shared: boolean };
  let y = x;
  for (let copy = 0; copy < times; copy++) {
    const within = joinPath(prefix, id) + (shared ? '' : `[${copy}]`);
    y = pack.lowerScope(body, { input: y, ...extra }, within).output ?? y;
  }
  return { y };
};
