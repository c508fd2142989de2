import type { Primitive } from './primitive.ts';
import { add } from './primitives/add.ts';
import { broadcast } from './primitives/broadcast.ts';
import { concat } from './primitives/concat.ts';
import { constant } from './primitives/constant.ts';
import { div } from './primitives/div.ts';
import { dot } from './primitives/dot.ts';
import { exp } from './primitives/exp.ts';
import { firstMax } from './primitives/firstMax.ts';
import { flip } from './primitives/flip.ts';
import { fold } from './primitives/fold.ts';
import { fused } from './primitives/fused.ts';
import { gather } from './primitives/gather.ts';
import { log } from './primitives/log.ts';
import { map } from './primitives/map.ts';
import { max } from './primitives/max.ts';
import { mul } from './primitives/mul.ts';
import { overlapAdd } from './primitives/overlapAdd.ts';
import { packedDot } from './primitives/packedDot.ts';
import { pad } from './primitives/pad.ts';
import { relu } from './primitives/relu.ts';
import { reshape } from './primitives/reshape.ts';
import { scan } from './primitives/scan.ts';
import { segmentSum } from './primitives/segmentSum.ts';
import { select } from './primitives/select.ts';
import { sigmoid } from './primitives/sigmoid.ts';
import { slice } from './primitives/slice.ts';
import { softmax } from './primitives/softmax.ts';
import { sub } from './primitives/sub.ts';
import { sum } from './primitives/sum.ts';
import { tanh } from './primitives/tanh.ts';
import { transpose } from './primitives/transpose.ts';
import { window } from './primitives/window.ts';

/** All primitives. Adding one is a file of its own and a line here. */
export const primitives = {
  add,
  sub,
  mul,
  div,
  exp,
  log,
  tanh,
  sigmoid,
  relu,
  select,
  dot,
  packedDot,
  sum,
  max,
  firstMax,
  softmax,
  reshape,
  transpose,
  broadcast,
  concat,
  slice,
  pad,
  flip,
  window,
  overlapAdd,
  gather,
  segmentSum,
  map,
  scan,
  fold,
  fused,
  constant,
};

export type PrimitiveName = keyof typeof primitives;

export type ParamsOf<Name extends PrimitiveName> =
  (typeof primitives)[Name] extends Primitive<infer P> ? P : never;

/** The rules of a primitive whose parameters are not known by their type. */
export function rulesOf(name: PrimitiveName): Primitive {
  return primitives[name];
}
