import { beforeEach, expect, test } from 'vitest';
import { createTracing, type Tracing } from '../../../src/editor/state/tracing.ts';
import type { TraceRequest } from '../../../src/runtime/client.ts';
import { classifier } from '../../runtime/graphs.ts';

const subject = { document: classifier(), ports: ['in.out', 'odds.y'] };
const mask = (...bits: number[]) => Uint8Array.from(bits);

let tracing: Tracing;
let asked: TraceRequest[];
let told: number;

beforeEach(() => {
  tracing = createTracing();
  asked = [];
  told = 0;
  tracing.connect(
    (request) => asked.push(request),
    () => subject,
  );
  tracing.subscribe(() => told++);
});

const point = (element: number) => tracing.point({ port: 'odds.y', elements: [element] });
const answer = (request = asked.at(-1), ...sources: number[]) => {
  if (request)
    tracing.tell(
      { sources: new Map([['in.out', mask(...sources)]]), targets: new Map([['odds.y', mask(0, 1)]]) },
      request,
    );
};

test('a cell that is pointed at is asked about, once, and what the answer says is lit', () => {
  point(1);
  point(1);
  expect(asked).toEqual([{ ...subject, cells: [{ port: 'odds.y', element: 1 }] }]);
  answer(asked[0], 1, 0);
  expect(tracing.litOf('in.out')).toEqual({ sources: mask(1, 0), targets: undefined });
  expect(tracing.litOf('odds.y')).toEqual({ sources: undefined, targets: mask(0, 1) });
  expect(tracing.litOf('layer.y')).toBeUndefined();
});

test('what was lit stays until the next answer is there; an answer to an earlier question counts no more', () => {
  point(0);
  answer(asked[0], 1, 0);
  point(1);
  expect(tracing.litOf('in.out')?.sources).toEqual(mask(1, 0));
  answer(asked[0], 1, 1);
  expect(tracing.litOf('in.out')?.sources).toEqual(mask(1, 0));
  answer(asked[1], 0, 1);
  expect(tracing.litOf('in.out')?.sources).toEqual(mask(0, 1));
});

test('when the pointer leaves, nothing is lit, and it is told once', () => {
  point(0);
  answer(asked[0], 1, 0);
  told = 0;
  tracing.point(undefined);
  tracing.point(undefined);
  expect([tracing.litOf('in.out'), told]).toEqual([undefined, 1]);
});

test('the step that is chosen is lit while the pointer is nowhere, without what comes of it', () => {
  tracing.follow([{ port: 'read/$.element', elements: [2, 3] }]);
  expect(asked[0]?.cells.map(({ element }) => element)).toEqual([2, 3]);
  answer(asked[0], 0, 1);
  expect(tracing.litOf('odds.y')).toBeUndefined();
  point(0);
  answer(asked[1], 1, 0);
  tracing.point(undefined);
  answer(asked[2], 0, 1);
  expect(tracing.litOf('in.out')?.sources).toEqual(mask(0, 1));
});

test('after the graph has changed nothing is lit any more but the step, which is asked about anew', () => {
  tracing.follow([{ port: 'read/$.element', elements: [2] }]);
  point(0);
  answer(asked[1], 1, 0);
  tracing.forget();
  expect(tracing.litOf('in.out')).toBeUndefined();
  expect(asked.at(-1)?.cells).toEqual([{ port: 'read/$.element', element: 2 }]);
});

test('that a graph is too large to be traced is told of the cells that are pointed at, until others are', () => {
  point(0);
  const [request] = asked;
  if (!request) throw new Error('Nothing was asked.');
  tracing.tell({ sources: new Map(), targets: new Map(), refused: true }, request);
  expect([tracing.isRefused(), told]).toEqual([true, 1]);
  tracing.point(undefined);
  expect([tracing.isRefused(), told]).toEqual([false, 2]);
});
