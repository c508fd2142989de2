import type { Problem } from '../../base/problem.ts';
import { axesIn, sameAxes } from '../../base/valueType.ts';
import type { Inference } from '../../compiler/infer.ts';
import { sourceValues } from '../../compiler/sources.ts';
import type { Document } from '../../document/document.ts';
import { type Client, type ClientOptions, createClient, type Status } from '../../runtime/client.ts';
import type { ListedInstruction, Slices, WeightsFile } from '../../runtime/protocol.ts';
import type { Activations } from './activations.ts';
import { sameChoices } from './sameChoices.ts';
import type { Subject, Tracing } from './tracing.ts';

/** What is to be computed. Equal identities mean that nothing has changed. */
export interface LiveSource {
  getDocument(): Document;
  /** Of that document. */
  getInference(): Inference;
  /** The ports whose values are on screen. */
  getPorts(): readonly string[];
  /** What questions about cells are about: those ports, and what the bodies are handed that are looked at application by application. */
  getTraced: Subject;
  /** Of which of them only a part is to be computed. */
  getSlices(): Slices;
  /** What the document names; while it is being fetched, nothing is computed that would have to be taken back. */
  getWeights(): WeightsFile | 'loading' | undefined;
  /** Whether the order of the instructions is to be told, too. */
  getOrder(): boolean;
  /** Called after any of these may have changed. */
  subscribe(listener: () => void): () => void;
}

export interface LiveOptions {
  readonly source: LiveSource;
  readonly activations: Activations;
  /** What asks which cells depend on which; the worker answers. */
  readonly tracing: Pick<Tracing, 'connect' | 'tell' | 'forget' | 'renew'>;
  /** A run has ended: how long it took, and what went wrong, if anything. */
  readonly onDone: (run: DoneRun) => void;
  readonly onStatus: (status: Status) => void;
  /** For tests. */
  readonly connect?: (options: ClientOptions) => Client;
  readonly afterFirstPaint?: (callback: () => void) => void;
  readonly onNextFrame?: (callback: () => void) => void;
}

interface DoneRun {
  readonly milliseconds?: number;
  readonly problems: readonly Problem[];
  /** The instructions in the order in which they were done, if that was asked for. */
  readonly order?: readonly ListedInstruction[] | undefined;
}

interface LiveRequest {
  readonly document: Document;
  readonly ports: readonly string[];
  readonly slices: Slices;
  readonly weights: WeightsFile | undefined;
  readonly order?: boolean;
}

/**
 * Keeps the values on screen up to date with the document: sources at once, all else by the worker, with at most one
 * request a frame. The worker is not started before the page has been painted. Returns what ends it.
 */
export function startLive(options: LiveOptions): () => void {
  const { source, activations, tracing, onDone, onStatus } = options;
  const onNextFrame = options.onNextFrame ?? ((callback) => void requestAnimationFrame(callback));
  let client: Client | undefined;
  let ended = false;
  let scheduled = false;
  let asked: LiveRequest | undefined;
  let inferred: Inference | undefined;
  let sources: ReadonlySet<string> = new Set();
  let traced = source.getDocument();

  function onChange(): void {
    showSources();
    if (source.getDocument() !== traced) {
      traced = source.getDocument();
      tracing.forget();
    }
    if (scheduled || !client) return;
    scheduled = true;
    onNextFrame(() => {
      scheduled = false;
      ask();
    });
  }

  function showSources(): void {
    const inference = source.getInference();
    if (inference === inferred) return;
    inferred = inference;
    const before = sources;
    sources = setSources(activations, inference);
    for (const port of before) if (!sources.has(port)) activations.release(port);
  }

  /** Values that nobody looks at any more. */
  function forget(shown: ReadonlySet<string>): void {
    activations.drop([...activations.ports()].filter((port) => !shown.has(port) && !sources.has(port)));
  }

  function ask(): void {
    const weights = source.getWeights();
    if (ended || weights === 'loading') return;
    tracing.renew();
    const [ports, slices] = [source.getPorts(), source.getSlices()];
    const request = {
      document: source.getDocument(),
      ports,
      slices,
      weights,
      ...(source.getOrder() && { order: true }),
    };
    if (request.ports.length === 0 || sameRequest(asked, request)) return;
    asked = request;
    client?.run(request);
  }

  showSources();
  const unsubscribe = source.subscribe(onChange);
  (options.afterFirstPaint ?? afterFirstPaint)(() => {
    if (ended) return;
    client = (options.connect ?? createClient)({
      onResult(values, { request, milliseconds, order }) {
        activations.setValues(values, request.ports);
        forget(new Set(source.getPorts()));
        onDone({ milliseconds, problems: [], order });
      },
      onFailed(problems, { ports }) {
        activations.setValues(new Map(), ports);
        onDone({ problems });
      },
      onTraced: tracing.tell,
      onStatus,
    });
    // While it loads, the document's weights are still on their way.
    client.start();
    tracing.connect(client.trace, source.getTraced);
    ask();
  });
  return () => {
    ended = true;
    unsubscribe();
    client?.dispose();
  };
}

/** Sources in bodies are left to the worker, whose values have the axes of the combinators around them in front. */
function setSources(activations: Activations, inference: Inference): ReadonlySet<string> {
  const sources = new Set<string>();
  for (const [port, values] of sourceValues(inference)) {
    const type = inference.types.get(port);
    if (!type || port.includes('/')) continue;
    sources.add(port);
    const known = activations.get(port);
    const axes = axesIn(type);
    if (known && !known.stale && sameAxes(axes, known.axes) && sameNumbers(known.values, values)) continue;
    activations.set(port, { axes, values });
  }
  return sources;
}

function sameNumbers(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, i) => value === other[i]);
}

function sameRequest(one: LiveRequest | undefined, other: LiveRequest): boolean {
  return (
    one?.document === other.document &&
    one.weights === other.weights &&
    one.order === other.order &&
    one.ports.length === other.ports.length &&
    one.ports.every((port, i) => port === other.ports[i]) &&
    one.slices.size === other.slices.size &&
    [...one.slices].every(([port, choices]) => sameChoices(choices, other.slices.get(port)))
  );
}

/** After the page has been painted once, and when it has nothing better to do. */
function afterFirstPaint(callback: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in window) requestIdleCallback(callback, { timeout: 200 });
      else setTimeout(callback, 0);
    }),
  );
}
