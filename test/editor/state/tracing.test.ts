import { beforeEach, expect, test, vi } from 'vitest';
import { createTracing, type Subject, type Tracing } from '../../../src/editor/state/tracing.ts';
import type { TraceRequest } from '../../../src/runtime/client.ts';
import { classifier } from '../../runtime/graphs.ts';

let subject: ReturnType<Subject>;
const copies = new Map();
const mask = (...bits: number[]) => Uint8Array.from(bits);

let tracing: Tracing;
let asked: TraceRequest[];
let told: number;

beforeEach(() => {
  subject = { document: classifier(), form: {}, ports: ['in.out', 'odds.y'], copied: [] };
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
      {
        sources: new Map([['in.out', mask(...sources)]]),
        targets: new Map([['odds.y', mask(0, 1)]]),
        copies,
      },
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

test('that it would take too much to trace a cell is told while it is pointed at', () => {
  point(0);
  const [request] = asked;
  if (!request) throw new Error('Nothing was asked.');
  tracing.tell({ sources: new Map(), targets: new Map(), copies, refused: true }, request);
  expect([tracing.unlit(), told]).toEqual(['refused', 1]);
  tracing.point(undefined);
  expect([tracing.unlit(), told]).toEqual([undefined, 2]);
});

test('that an answer takes long is told until it is there, of cells that are pointed at alone', () => {
  vi.useFakeTimers();
  tracing.follow([{ port: 'read/$.element', elements: [2] }]);
  vi.runAllTimers();
  expect(tracing.unlit()).toBeUndefined();
  point(0);
  expect(tracing.unlit()).toBeUndefined();
  vi.runAllTimers();
  expect(tracing.unlit()).toBe('asking');
  answer(asked.at(-1), 1, 0);
  vi.runAllTimers();
  expect(tracing.unlit()).toBeUndefined();
  vi.useRealTimers();
});

test('what nobody waits for any more is left off, and what is answered already is not', () => {
  point(0);
  tracing.point(undefined);
  expect(asked.map(({ cells }) => cells.length)).toEqual([1, 0]);
  point(0);
  answer(asked.at(-1), 1, 0);
  tracing.point(undefined);
  expect(asked).toHaveLength(3);
});

test('where numbers are seen elsewhere is asked once, and again when other ports are shown', () => {
  const place = { numbers: Int32Array.of(0), elements: Int32Array.of(1) };
  const found = new Map([['layer.x', new Map([['in.out', place]])]]);
  const tell = () =>
    asked.slice(-1).forEach((request) => {
      tracing.tell({ sources: new Map(), targets: new Map(), copies: found }, request);
    });
  subject = { ...subject, copied: ['layer.x'] };
  tracing.renew();
  tracing.renew();
  expect(asked.map(({ copied }) => copied)).toEqual([['layer.x']]);
  tell();
  expect([tracing.copiesOf('layer.x')?.get('in.out'), told]).toEqual([place, 1]);
  point(0);
  tracing.renew();
  expect(asked.at(-1)).toMatchObject({ cells: [{ element: 0 }], copied: [] });
  // The numbers of a source may be others: they are seen where they were.
  tracing.point(undefined);
  const before = asked.length;
  subject = { ...subject, document: classifier() };
  tracing.forget();
  tracing.renew();
  expect(asked).toHaveLength(before);
  point(0);
  // Until the new answer is there, the old one stands.
  subject = { ...subject, ports: ['in.out', 'layer.x', 'odds.y'] };
  tracing.renew();
  expect(asked.at(-1)).toMatchObject({ cells: [{ element: 0 }], copied: ['layer.x'] });
  expect(tracing.copiesOf('layer.x')).toBeDefined();
});
