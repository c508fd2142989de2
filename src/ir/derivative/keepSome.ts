import type { Builder, Operand } from '../builder.ts';
import { type KeptScan, keepAll, type ScanDerivative, type ScanOperands } from './keepAll.ts';

/**
 * Keeps the states before every ⌈√steps⌉-th step, and computes the steps between two of them again on the way back (Chen et al. 2016,
 * “Training deep nets with sublinear memory cost”). The bits are those of `keepAll`.
 */
export function keepSome(
  emit: Builder,
  derivative: ScanDerivative,
  { elements, states, captured }: ScanOperands,
): KeptScan {
  const { params, split, collected } = derivative;
  const { length, reverse } = params;
  const inEach = Math.ceil(Math.sqrt(length));
  const segments = Math.floor(length / inEach);
  const inRest = length - segments * inEach;
  const ofSegment = { ...derivative, params: { ...params, length: inEach } };
  /** Of all steps those in segments, along two axes. The rest comes last: in reverse at the beginning. */
  const inSegments = (outer: Builder, x: Operand) => {
    const row = x.shape.slice(1);
    const starts = [reverse ? inRest : 0, ...row.map(() => 0)];
    return outer.reshape(outer.slice(x, starts, [segments * inEach, ...row]), [segments, inEach, ...row]);
  };
  const rest = (outer: Builder, x: Operand) => {
    const row = x.shape.slice(1);
    return outer.slice(x, [reverse ? 0 : segments * inEach, ...row.map(() => 0)], [inRest, ...row]);
  };
  const joined = (outer: Builder, x: Operand, tail: Operand | undefined) => {
    const row = x.shape.slice(2);
    const list = outer.reshape(x, [segments * inEach, ...row]);
    return tail ? outer.concat(reverse ? [tail, list] : [list, tail], 0) : list;
  };

  const segmented = elements.map((x) => inSegments(emit, x));
  const count = params.body.outputs.length - states.length;
  const forwards = emit.scan(
    { elements: segmented, states, length: segments, reverse },
    (inner, slices, current) => {
      const results = inner.apply('scan', [...slices, ...current, ...captured], ofSegment.params);
      return {
        states: results.slice(0, states.length),
        results: [...results.slice(states.length), ...current],
      };
    },
  );
  const starts = forwards.results.slice(count);
  const last =
    inRest > 0
      ? keepAll(
          emit,
          { ...derivative, params: { ...params, length: inRest } },
          { elements: elements.map((x) => rest(emit, x)), states: forwards.states, captured },
        )
      : undefined;
  const results = forwards.results
    .slice(0, count)
    .map((x, i) => joined(emit, x, last?.results[states.length + i]));

  return {
    results: [...(last?.results.slice(0, states.length) ?? forwards.states), ...results],
    back(outer, givenStates, givenResults, sums) {
      const tail = last?.back(
        outer,
        givenStates,
        givenResults.map((x) => rest(outer, x)),
        sums,
      );
      const before = collected.map(
        ({ value }, i) => tail?.collected[i] ?? sums[i] ?? outer.fill(0, split.shapes[value] ?? []),
      );
      const loop = outer.scan(
        {
          elements: [...segmented, ...starts, ...givenResults.map((x) => inSegments(outer, x))],
          states: [...(tail?.states ?? givenStates), ...before],
          length: segments,
          reverse: !reverse,
        },
        (inner, slices, current) => {
          const given = slices.slice(elements.length + states.length);
          const operands = {
            elements: slices.slice(0, elements.length),
            states: slices.slice(elements.length, elements.length + states.length),
            captured,
          };
          const back = keepAll(inner, ofSegment, operands).back(
            inner,
            current.slice(0, states.length),
            given,
            current.slice(states.length),
          );
          return { states: [...back.states, ...back.collected], results: back.elements };
        },
      );
      return {
        elements: loop.results.map((x, i) => joined(outer, x, tail?.elements[i])),
        states: loop.states.slice(0, states.length),
        collected: loop.states.slice(states.length),
      };
    },
  };
}
