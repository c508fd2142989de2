import { fromBase64 } from '../../base/base64.ts';
import type { WeightsSource } from '../../document/document.ts';
import type { WeightsFile } from '../../runtime/protocol.ts';
import { notify } from './notify.ts';
import type { Editor } from './store.ts';

/** What was read of a source, or written to it: going back to an earlier document needs no reading. */
const files = new WeakMap<WeightsSource, WeightsFile>();

/** Says what a document's `weights` hold, so that they need not be read. */
export function rememberWeights(source: WeightsSource, file: WeightsFile): void {
  files.set(source, file);
}

/** Fetches the weights that the document names, whenever it names others. */
export function followWeights(editor: Editor): () => void {
  let followed: WeightsSource | undefined;
  const follow = () => {
    const source = editor.getState().program.weights;
    if (source === followed) return;
    followed = source;
    const known = source && files.get(source);
    if (!source || known) {
      editor.setState({ weights: known });
      return;
    }
    editor.setState({ weights: 'loading' });
    readWeights(source).then(
      (weights) => {
        rememberWeights(source, weights);
        if (followed === source) editor.setState({ weights });
      },
      (error: unknown) => {
        if (followed !== source) return;
        editor.setState({ weights: undefined });
        const reason = error instanceof Error ? error.message : String(error);
        notify(editor, {
          tone: 'error',
          text: `The trained weights could not be read: ${reason} Drawn from the seed instead.`,
        });
      },
    );
  };
  follow();
  return editor.subscribe(follow);
}

async function readWeights(source: WeightsSource): Promise<WeightsFile> {
  const [{ readSafetensors }, { sha256 }, { bytesToHex }, bytes] = await Promise.all([
    import('../../exchange/safetensors.ts'),
    import('@noble/hashes/sha2.js'),
    import('@noble/hashes/utils.js'),
    'data' in source ? fromBase64(source.data) : fetchSample(source.from),
  ]);
  if (!bytes) throw new Error('they are not base64.');
  const digest = bytesToHex(sha256(bytes));
  if ('sha256' in source && digest !== source.sha256)
    throw new Error(`${source.from} is not the file that the document means.`);
  const read = readSafetensors(bytes);
  if ('error' in read && read.error !== undefined) throw new Error(read.error);
  return { id: digest, tensors: read.tensors };
}

async function fetchSample(name: string): Promise<Uint8Array> {
  const { findSampleWeights } = await import('../../samples/weights.ts');
  const address = findSampleWeights(name);
  if (!address) throw new Error(`there is no ${name}.`);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${name} could not be fetched (${response.status}).`);
  return new Uint8Array(await response.arrayBuffer());
}
