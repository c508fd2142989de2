import type { Document } from '../../src/document/document.ts';
import { addNode, setLabel, setTitle } from '../../src/document/edits.ts';
import { connect } from '../../src/document/wiring.ts';
import { loaded } from './documents.ts';

/**
 * A network as one might draw it, of exactly 100 nodes, bodies counted in: pictures through residual blocks of convolutions,
 * pooled, flattened, joined and classified, laid out by hand so that nothing is quite in line.
 */
export function largeGraph(): Document {
  let document: Document = setTitle(
    loaded({ format: 'layerwire', version: 1, nodes: [], wires: [], seed: 7 }),
    'Two views of a digit',
  );
  // A fixed sequence of small numbers, as positions that were dragged have them.
  let noise = 1;
  const wobble = (range: number) => {
    noise = (noise * 48271) % 2147483647;
    return (noise % range) - Math.floor(range / 2);
  };
  let column = 0;
  const add = (
    scope: string,
    block: string,
    params: Record<string, number | string | boolean | number[] | string[]> = {},
  ) => {
    column += 1;
    const inside = scope !== '';
    const place: [number, number] = inside
      ? [80, 60]
      : [(column % 12) * 260 + wobble(90), Math.floor(column / 12) * 320 + wobble(120)];
    const { document: changed, path = '' } = addNode(document, scope, { block, at: place, params });
    document = changed;
    return path;
  };
  const wire = (from: string, to: string) => {
    document = connect(document, from, to);
  };

  const classify: string[] = [];
  for (const view of [0, 1]) {
    const image = add('', 'image', view === 0 ? {} : { height: 32, width: 32, channels: 3 });
    let last = `${image}.out`;
    for (let depth = 0; depth < 5; depth++) {
      const units = 8 * 2 ** depth;
      const features = add('', 'convolve', { size: depth === 0 ? [5, 5] : [3, 3], padding: 'same' });
      const layer = add(features, 'vanilla', { units, nonlinearity: 'none' });
      wire(`${features}/$.window`, `${layer}.x`);
      wire(`${layer}.y`, `${features}/$.result`);
      wire(last, `${features}.x`);
      const bend = add('', 'rectifier');
      wire(`${features}.y`, `${bend}.x`);
      const refine = add('', 'convolve', { size: [3, 3], padding: 'same' });
      const inner = add(refine, 'vanilla', { units, nonlinearity: 'rectifier' });
      wire(`${refine}/$.window`, `${inner}.x`);
      wire(`${inner}.y`, `${refine}/$.result`);
      wire(`${bend}.y`, `${refine}.x`);
      const sum = add('', 'add');
      wire(`${bend}.y`, `${sum}.a`);
      wire(`${refine}.y`, `${sum}.b`);
      const pool = add('', 'max-pooling', { size: [2, 2] });
      wire(`${sum}.y`, `${pool}.x`);
      last = `${pool}.y`;
    }
    const flat = add('', 'flatten');
    wire(last, `${flat}.x`);
    const deep = add('', 'stack', { times: 3 });
    const layer = add(deep, 'vanilla', { units: 128, nonlinearity: 'rectifier' });
    wire(`${deep}/$.input`, `${layer}.x`);
    wire(`${layer}.y`, `${deep}/$.output`);
    wire(`${flat}.y`, `${deep}.x`);
    classify.push(`${deep}.y`);
  }
  const join = add('', 'join');
  for (const [i, from] of classify.entries()) wire(from, `${join}.${i === 0 ? 'a' : 'b'}`);
  let last = `${join}.y`;
  for (let i = 0; i < 13; i++) {
    const layer = add('', 'vanilla', {
      units: 256 - 16 * i,
      ...(i % 3 === 0 && { nonlinearity: 'sigmoid' }),
    });
    wire(last, `${layer}.x`);
    last = `${layer}.y`;
  }
  const digits = Array.from({ length: 10 }, (_, i) => String(i));
  for (const branch of [0, 1, 2, 3]) {
    const guess = add('', 'vanilla', { units: 10, nonlinearity: 'none' });
    const odds = add('', 'softmax', branch === 0 ? { labels: digits } : {});
    wire(last, `${guess}.x`);
    wire(`${guess}.y`, `${odds}.x`);
    document = setLabel(document, odds, `Which digit, ${branch + 1}`);
  }
  return document;
}
