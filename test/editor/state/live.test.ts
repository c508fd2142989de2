import { beforeEach, expect, test } from 'vitest';
import { toBase64 } from '../../../src/base/base64.ts';
import { infer } from '../../../src/compiler/infer.ts';
import type { Document, Node } from '../../../src/document/document.ts';
import { type Activations, createActivations } from '../../../src/editor/state/activations.ts';
import { startLive } from '../../../src/editor/state/live.ts';
import { createTracing } from '../../../src/editor/state/tracing.ts';
import type { ClientOptions, RunRequest } from '../../../src/runtime/client.ts';
import type { Slices, WeightsFile } from '../../../src/runtime/protocol.ts';

let activations: Activations;
let document: Document;
let ports: string[];
let slices: Slices;
let weights: WeightsFile | 'loading' | undefined;
let notify: () => void;
let passFrame: () => void;
let paintPage: () => void;
let end: () => void;
let client: ClientOptions | undefined;
let requests: RunRequest[];
let done: object[];
let started: boolean;

const draw = (bytes: number[]): Node => ({
  id: 'draw',
  block: 'image',
  params: { height: 1, width: 2, values: toBase64(Uint8Array.from(bytes)) },
});
const graph = (...nodes: Node[]): Document => ({
  format: 'layerwire',
  version: 1,
  nodes,
  wires: nodes.length > 1 ? [['draw.out', 'flat.x']] : [],
});
const flat: Node = { id: 'flat', block: 'flatten' };

beforeEach(() => {
  const frame: (() => void)[] = [];
  passFrame = () => {
    for (const callback of frame.splice(0)) callback();
  };
  activations = createActivations((callback) => frame.push(callback));
  document = graph(draw([0, 255]), flat);
  ports = ['draw.out', 'flat.y'];
  slices = new Map();
  client = undefined;
  weights = undefined;
  requests = [];
  done = [];
  started = false;
  end = startLive({
    source: {
      getDocument: () => document,
      getInference: inferOnce(),
      getPorts: () => ports,
      getSlices: () => slices,
      getTraced: () => ({ document, form: document, ports, copied: [] }),
      getWeights: () => weights,
      getOrder: () => false,
      subscribe(listener) {
        notify = listener;
        return () => {
          notify = () => {};
        };
      },
    },
    activations,
    tracing: createTracing(),
    onDone: (run) => done.push(run),
    onStatus: () => {},
    onNextFrame: (callback) => frame.push(callback),
    afterFirstPaint: (callback) => {
      paintPage = callback;
    },
    connect(options) {
      client = options;
      return {
        start: () => {
          started = true;
        },
        run: (request) => requests.push(request),
        cancel: () => {},
        trace: () => {},
        dispose: () => requests.push({ document, ports: ['disposed'] }),
      };
    },
  });
});

function inferOnce(): () => ReturnType<typeof infer> {
  const known = new WeakMap<Document, ReturnType<typeof infer>>();
  return () => {
    const found = known.get(document) ?? infer(document);
    known.set(document, found);
    return found;
  };
}

function change(next: Document): void {
  document = next;
  notify();
}

function answer(port: string, ...values: number[]): void {
  const request = requests.at(-1);
  if (!request) throw new Error('Nothing has been asked.');
  const axes = [{ name: 'features', size: values.length }] as const;
  client?.onResult(new Map([[port, { axes, values: Float32Array.from(values) }]]), {
    request,
    milliseconds: 3,
  });
}

test('another part of a value is asked for, the same part is not asked for again', () => {
  paintPage();
  slices = new Map([['flat.y', [1]]]);
  notify();
  passFrame();
  slices = new Map([['flat.y', [1]]]);
  notify();
  passFrame();
  expect(requests.map((each) => each.slices)).toEqual([new Map(), new Map([['flat.y', [1]]])]);
});

test('sources are there before the worker is', () => {
  expect(client).toBeUndefined();
  expect(activations.get('draw.out')?.values).toEqual(Float32Array.of(0, 1));
});

test('the worker is started after the page has been painted, and asked at once', () => {
  notify();
  passFrame();
  expect(requests).toEqual([]);
  paintPage();
  expect(requests).toEqual([{ document, ports, slices: new Map(), weights: undefined }]);
});

test('the worker is started while the weights are still on their way', () => {
  weights = 'loading';
  expect(started).toBe(false);
  paintPage();
  expect([started, requests.length]).toEqual([true, 0]);
});

test('a stroke shows at once, and is computed with the next frame', () => {
  paintPage();
  change(graph(draw([255, 255]), flat));
  change(graph(draw([51, 255]), flat));
  expect(activations.get('draw.out')?.values).toEqual(Float32Array.of(Math.fround(0.2), 1));
  expect(requests).toHaveLength(1);
  passFrame();
  expect(requests.map((request) => request.document)).toHaveLength(2);
  expect(requests.at(-1)?.document).toBe(document);
});

test('what is asked already is not asked again', () => {
  paintPage();
  notify();
  passFrame();
  expect(requests).toHaveLength(1);
  ports = ['flat.y'];
  notify();
  passFrame();
  expect(requests).toHaveLength(2);
});

test('an edit elsewhere leaves the picture of a source alone', () => {
  const version = activations.get('draw.out')?.version;
  change({ ...document, seed: 3 });
  expect(activations.get('draw.out')?.version).toBe(version);
});

test('results are shown, but those of sources are the document’s', () => {
  paintPage();
  answer('flat.y', 1, 2);
  answer('draw.out', 9, 9);
  expect(activations.get('flat.y')?.values).toEqual(Float32Array.of(1, 2));
  expect(activations.get('draw.out')?.values).toEqual(Float32Array.of(0, 1));
  expect(done.at(-1)).toEqual({ milliseconds: 3, problems: [] });
});

test('a run that fails leaves its ports stale, and says why', () => {
  paintPage();
  answer('flat.y', 1, 2);
  const [request] = requests;
  if (!request) throw new Error('Nothing has been asked.');
  const problems = [{ code: 'too-large', path: '', message: 'Too large.' }] as const;
  client?.onFailed(problems, request);
  expect(activations.get('flat.y')?.stale).toBe(true);
  expect(activations.get('draw.out')?.stale).toBe(false);
  expect(done.at(-1)).toEqual({ problems });
});

test('a source that is deleted is forgotten with the next result', () => {
  paintPage();
  ports = ['flat.y'];
  change(graph(flat));
  passFrame();
  answer('flat.y', 0);
  expect([...activations.ports()]).toEqual(['flat.y']);
});

test('what has ended asks no more', () => {
  paintPage();
  notify();
  end();
  passFrame();
  expect(requests.map((request) => request.ports)).toEqual([['draw.out', 'flat.y'], ['disposed']]);
});

test('nothing is computed while the weights are on their way', () => {
  weights = 'loading';
  paintPage();
  notify();
  passFrame();
  expect(requests).toEqual([]);
  weights = { id: 'trained', tensors: new Map() };
  notify();
  passFrame();
  expect(requests.map((request) => request.weights?.id)).toEqual(['trained']);
});

test('the symbols of a text are shown at once, as they are typed', () => {
  const text = (value: string): Node => ({ id: 'name', block: 'text', params: { vocabulary: 'abc', value } });
  for (const [value, indices] of [
    ['cab', [2, 0, 1]],
    ['cabb', [2, 0, 1, 1]],
    ['ca', [2, 0]],
  ] as const) {
    document = graph(text(value));
    notify();
    expect([...(activations.get('name.out')?.values ?? [])]).toEqual(indices);
  }
});
