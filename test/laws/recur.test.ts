import { describe, expect, it } from 'vitest';
import { axesIn, isKnown, type ValueType, withAxes } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { drawStep, isOne } from '../harness/random/combinators.ts';
import { grow } from '../harness/random/draw.ts';
import { isVector } from '../harness/random/layers.ts';
import type { Ports, Sketch } from '../harness/random/sketch.ts';
import { image, type Source, series, text, vector } from '../harness/random/sources.ts';
import type { AllFound } from '../harness/run.ts';
import {
  allPartsAt,
  concatenated,
  elementAt,
  expectSame,
  half,
  joined,
  type Numbers,
  numbersAt,
  range,
  reversed,
  swapped,
} from './arrays.ts';
import { graphsWith, nodeIn, sourceOf, typeAt, values, weightsOf, withNode, withParams } from './frames.ts';
import { sourceFor } from './rewrite.ts';

type Direction = 'forward' | 'backward' | 'both';

/** `r`: a recurrence with any body and any kind of state over `in`, which it may start from a state that is wired. */
function readings(directions: readonly [Direction, ...Direction[]], sources: readonly [Source, ...Source[]]) {
  const draw = (sketch: Sketch) => {
    const sequence = sketch.dice.oneOf(...sources)(sketch, 'in');
    const direction = sketch.dice.oneOf(...directions);
    const body = (inner: Sketch) => drawStep(inner, grow, direction === 'both' ? isVector : isOne);
    const more = ({ state }: Ports): Ports => {
      const axes = state?.type.kind === 'numbers' ? state.type.axes : [];
      const [axis] = axes;
      if (axes.length !== 1 || axis?.name !== 'features' || !isKnown(axis) || sketch.dice.oneIn(2)) return {};
      const size = direction === 'both' ? 2 * axis.size : axis.size;
      const values = Array.from({ length: size }, () => sketch.dice.number());
      const start = sketch.add('vector', { size, values }, {}, 'start')?.out;
      return start ? { start } : {};
    };
    return sequence && sketch.combine('recur', { direction }, { sequence }, body, { id: 'r', more });
  };
  const isReading = (document: Document) =>
    directions.some((direction) => direction === directionOf(document)) &&
    sourceOf(document, 'r.sequence') === 'in.out';
  return graphsWith({ r: 'recur' }, draw, isReading);
}

function directionOf(document: Document): Direction {
  const { direction = 'forward' } = nodeIn(document, 'r').params ?? {};
  return direction === 'backward' || direction === 'both' ? direction : 'forward';
}

/** What an output of `r` has; a pair as two values, and nothing where there is no step to give it. */
function outputsOf(found: AllFound, port: string): readonly Numbers[] {
  return [port, `${port}#0`, `${port}#1`].flatMap((name) => allPartsAt(found, name));
}

const outputs = ['r.all', 'r.last', 'r.final'];

function expectOutputs(found: AllFound, wanted: readonly Numbers[], port: string): void {
  const actual = outputsOf(found, port);
  expect(actual.length, port).toBe(wanted.length);
  wanted.forEach((each, i) => {
    expectSame(actual[i] ?? each, each, port);
  });
}

/** The same document with a shorter sequence, and what that holds. */
function shortened(document: Document, from: number, to: number) {
  const type = typeAt(document, 'in.out');
  const along = scannedIn(type);
  const axes = axesIn(type).map((axis, i) => (i === along ? { ...axis, size: to - from } : axis));
  const whole = numbersAt(values(document, ['in.out']), 'in.out');
  return {
    document: withNode(document, sourceFor('in', withAxes(type, axes))),
    inputs: new Map([['in.out', Float32Array.from(range(whole, from, to).data)]]),
  };
}

/** All sources here are scanned along their first axis. */
function scannedIn(type: ValueType): number {
  expect(['time', 'height', 'features']).toContain(axesIn(type)[0]?.name);
  return 0;
}

/** Where to part the sequence, which follows from the graph; a picture or vector has no part without elements. */
function cutOf(document: Document): { readonly length: number; readonly cut: number | undefined } {
  const [axis] = axesIn(typeAt(document, 'in.out'));
  const length = axis && isKnown(axis) ? axis.size : 0;
  const seed = document.seed ?? 0;
  if (axis?.name === 'time') return { length, cut: seed % (length + 1) };
  return { length, cut: length < 2 ? undefined : 1 + (seed % (length - 1)) };
}

describe('recur', () => {
  it('over two parts put together carries the state from one to the other', () => {
    checkLaw(readings(['forward', 'backward'], [series, text, image, vector]), (document) => {
      const { length, cut } = cutOf(document);
      if (cut === undefined) return;
      const backward = directionOf(document) === 'backward';
      const parts = [shortened(document, 0, cut), shortened(document, cut, length)] as const;
      const [first, second] = backward ? [parts[1], parts[0]] : parts;
      const twice: Document = {
        ...first.document,
        nodes: [
          ...first.document.nodes,
          { ...nodeIn(second.document, 'in'), id: 'in2' },
          { ...nodeIn(document, 'r'), id: 'r2' },
        ],
        wires: [...first.document.wires, ['in2.out', 'r2.sequence'], ['r.final', 'r2.start']],
      };
      const inputs = new Map([
        ...first.inputs,
        ['in2.out', second.inputs.get('in.out') ?? new Float32Array()],
      ]);
      const weights = new Map([
        ...weightsOf(document),
        ...weightsOf(document, (name) => name.replace('r/', 'r2/')),
      ]);
      const found = values(twice, ['r.all', 'r2.all', 'r2.last', 'r2.final'], { inputs, weights });
      const whole = values(document, outputs);
      const [one, other] = backward ? ['r2.all', 'r.all'] : ['r.all', 'r2.all'];
      const all = concatenated(numbersAt(found, one ?? ''), numbersAt(found, other ?? ''));
      expectSame(numbersAt(whole, 'r.all'), all, 'r.all');
      expectOutputs(whole, outputsOf(found, 'r2.final'), 'r.final');
      const last = outputsOf(found, 'r2.last');
      if (last.length > 0) expectOutputs(whole, last, 'r.last');
    });
  });

  it('knows at no port of what is still to come', () => {
    checkLaw(readings(['forward', 'backward'], [series, text, image, vector]), (document) => {
      const { length, cut } = cutOf(document);
      if (cut === undefined) return;
      const [from, to] = directionOf(document) === 'forward' ? [0, cut] : [cut, length];
      const ports = listPorts(infer(document)).filter((port) => port.startsWith('r/') || port === 'r.all');
      const whole = values(document, ports);
      const part = shortened(document, from, to);
      const known = values(part.document, ports, part);
      expect([...known.keys()]).toEqual([...whole.keys()]);
      for (const port of whole.keys())
        allPartsAt(whole, port).forEach((each, i) => {
          const there = allPartsAt(known, port)[i];
          if (there) expectSame(there, range(each, from, to), port);
          else expect.fail(`${port} lacks a part.`);
        });
    });
  });

  it('gives as last what stands at the end that it comes to in all', () => {
    checkLaw(readings(['forward', 'backward', 'both'], [series, text, image, vector]), (document) => {
      const found = values(document, outputs);
      const all = numbersAt(found, 'r.all');
      const [length = 0] = all.shape;
      const [last] = outputsOf(found, 'r.last');
      expect(last === undefined).toBe(length === 0);
      if (!last) return;
      const ends = { first: elementAt(all, 0), final: elementAt(all, length - 1) };
      const direction = directionOf(document);
      const wanted =
        direction === 'both'
          ? joined(half(ends.final, 0), half(ends.first, 1))
          : ends[direction === 'forward' ? 'final' : 'first'];
      expectSame(last, wanted, 'r.last');
    });
  });

  it('backward is forward over the reversed sequence, reversed', () => {
    checkLaw(readings(['backward'], [series, text]), (document) => {
      const turned: Document = {
        ...withNode(document, withParams(nodeIn(document, 'r'), { direction: 'forward' })),
        wires: document.wires.map(([from, to]) => [to === 'r.sequence' ? 'before.y' : from, to] as const),
      };
      const reading: Document = {
        ...turned,
        nodes: [...turned.nodes, { id: 'before', block: 'reverse' }, { id: 'behind', block: 'reverse' }],
        wires: [...turned.wires, ['in.out', 'before.x'], ['r.all', 'behind.x']],
      };
      const found = values(reading, ['behind.y', 'r.last', 'r.final']);
      const wanted = values(document, outputs);
      expectSame(numbersAt(found, 'behind.y'), numbersAt(wanted, 'r.all'), 'all');
      for (const port of ['r.last', 'r.final']) expectOutputs(found, outputsOf(wanted, port), port);
    });
  });

  it('in both directions has its halves in each other’s place when sequence, start and weights are turned round', () => {
    checkLaw(readings(['both'], [series, text, image, vector]), (document) => {
      const weights = weightsOf(document, (name) =>
        name.startsWith('r[forward]')
          ? name.replace('r[forward]', 'r[backward]')
          : name.replace('r[backward]', 'r[forward]'),
      );
      const before = values(document, ['in.out', 'start.out', ...outputs]);
      const inputs = new Map([['in.out', Float32Array.from(reversed(numbersAt(before, 'in.out')).data)]]);
      if (before.has('start.out'))
        inputs.set('start.out', Float32Array.from(swapped(numbersAt(before, 'start.out')).data));
      const after = values(document, outputs, { inputs, weights });
      expectSame(numbersAt(after, 'r.all'), swapped(reversed(numbersAt(before, 'r.all'))), 'r.all');
      for (const port of ['r.last', 'r.final'])
        expectOutputs(after, outputsOf(before, port).map(swapped), port);
    });
  });
});
