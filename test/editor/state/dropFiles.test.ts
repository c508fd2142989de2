// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { save } from '../../../src/document/save.ts';
import { listenForDrops } from '../../../src/editor/state/dropFiles.ts';
import type { OpenedFile } from '../../../src/editor/state/files.ts';
import { draw } from '../../document/documents.ts';

const drawn = draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]);
const file = (text: string, name: string) => new File([text], name, { type: 'application/json' });
const graph = file(save(drawn), 'net.json');

let over: (number | undefined)[];
let dropped: OpenedFile[];
let end: () => void;

beforeEach(() => {
  over = [];
  dropped = [];
  end = listenForDrops({ onOver: (files) => over.push(files), onDrop: (files) => dropped.push(...files) });
});

afterEach(() => end());

/** What the browser tells of files that are dragged. */
function drag(type: string, files: readonly File[], more: object = {}) {
  const dataTransfer = { types: files.length > 0 ? ['Files'] : ['text/plain'], files, items: files };
  const event = Object.assign(new Event(type, { cancelable: true }), { dataTransfer, ...more });
  window.dispatchEvent(event);
  return event;
}

test('a file that is dropped is read, and the browser does not leave the page', async () => {
  expect(drag('dragover', [graph]).defaultPrevented).toBe(true);
  expect(drag('drop', [graph]).defaultPrevented).toBe(true);
  await vi.waitUntil(() => dropped.length > 0);
  expect(dropped).toEqual([{ name: 'net.json', loaded: { document: drawn } }]);
  end();
  expect(drag('drop', [graph]).defaultPrevented).toBe(false);
});

test('of several files all are read, with what is wrong with any', async () => {
  drag('drop', [graph, file('{', 'broken.json'), graph]);
  await vi.waitUntil(() => dropped.length > 0);
  expect(dropped.map(({ loaded }) => !!loaded?.document)).toEqual([true, false, true]);
});

test('while files are over the page it is told how many, until they leave or are dropped', () => {
  drag('dragover', [graph, graph]);
  drag('dragleave', [graph, graph], { relatedTarget: document.body });
  drag('dragleave', [graph, graph], { relatedTarget: null });
  drag('dragover', [graph]);
  drag('drop', [graph]);
  expect(over).toEqual([2, undefined, 1, undefined]);
});

test('what something else takes, and what is no file, is left alone', async () => {
  const take = (event: Event) => event.preventDefault();
  window.addEventListener('drop', take, { capture: true });
  drag('drop', [graph]);
  window.removeEventListener('drop', take, { capture: true });
  expect(drag('drop', []).defaultPrevented).toBe(false);
  expect(drag('dragover', []).defaultPrevented).toBe(false);
  await new Promise((later) => setTimeout(later, 5));
  expect(dropped).toEqual([]);
});
