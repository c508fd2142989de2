// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import { save } from '../../../src/document/save.ts';
import { fileName, openFiles, readFile, saveFile } from '../../../src/editor/state/files.ts';
import { draw } from '../../document/documents.ts';

const drawn = setTitle(draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]), 'Which digit?');
const file = (text: string, name = 'net.json') => new File([text], name, { type: 'application/json' });

/** A file on disk, as the pickers give it. */
function createHandle(content = '', name = 'net.json') {
  const handle = {
    kind: 'file' as const,
    name,
    content,
    getFile: async () => file(handle.content, name),
    createWritable: async () => ({
      write: async (text: string) => {
        handle.content = text;
      },
      close: async () => {},
    }),
  };
  return handle;
}

/** Puts a picker into the window, which happy-dom has none of. */
function stubPicker(
  name: 'showOpenFilePicker' | 'showSaveFilePicker',
  picker: (options: object) => Promise<unknown>,
) {
  Object.defineProperty(window, name, { configurable: true, value: picker });
}

const failsWith = (name: string) => async () => {
  throw new DOMException('no', name);
};

/** What the file input is given in place of a user's choice, and what links download. */
function watchClicks({ chooses }: { chooses?: File } = {}) {
  const downloads: { name: string; blob: Blob | undefined }[] = [];
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.set('blob:1', blob as Blob);
    return 'blob:1';
  });
  vi.spyOn(HTMLElement.prototype, 'click').mockImplementation(function (this: HTMLElement) {
    if (this instanceof HTMLAnchorElement)
      downloads.push({ name: this.download, blob: blobs.get(this.href) });
    if (!(this instanceof HTMLInputElement)) return;
    Object.defineProperty(this, 'files', { value: chooses ? [chooses] : [] });
    this.dispatchEvent(new Event(chooses ? 'change' : 'cancel'));
  });
  return downloads;
}

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, 'showOpenFilePicker');
  Reflect.deleteProperty(window, 'showSaveFilePicker');
});

describe('opening a file', () => {
  test('through the picker', async () => {
    const handle = createHandle(save(drawn));
    stubPicker('showOpenFilePicker', async () => [handle]);
    expect(await openFiles()).toEqual([{ name: 'net.json', loaded: { document: drawn }, handle }]);
  });

  test('gives nothing when the user cancels, and asks no second time', async () => {
    const downloads = watchClicks({ chooses: file(save(drawn)) });
    stubPicker('showOpenFilePicker', failsWith('AbortError'));
    expect(await openFiles()).toEqual([]);
    expect(downloads).toEqual([]);
  });

  test.each(['SecurityError', 'NotAllowedError', 'TypeError'])(
    'falls back on an upload when the picker fails with %s',
    async (name) => {
      watchClicks({ chooses: file(save(drawn)) });
      stubPicker('showOpenFilePicker', failsWith(name));
      expect(await openFiles()).toEqual([{ name: 'net.json', loaded: { document: drawn } }]);
    },
  );

  test('uploads where there is no picker, and can be cancelled', async () => {
    watchClicks({ chooses: file(save(drawn)) });
    expect((await openFiles())[0]?.loaded?.document).toEqual(drawn);
    watchClicks();
    expect(await openFiles()).toEqual([]);
  });

  test('says what is wrong with a file', async () => {
    expect((await readFile(file('{"format": "layerwire"'))).loaded?.errors).toEqual([
      {
        path: '',
        message: 'This is not JSON: in line 1, column 23, there should be a comma or }, but the text ends.',
      },
    ]);
  });

  test('tells a picture from a graph', async () => {
    expect((await readFile(file('PNG\0\0', 'photo.png'))).loaded?.errors?.[0]?.message).toBe(
      'It is no text, and graphs are saved as JSON texts.',
    );
  });

  test('tells weights from a graph', async () => {
    expect(await readFile(file('abc', 'digits.safetensors'))).toEqual({
      name: 'digits.safetensors',
      weights: new TextEncoder().encode('abc'),
    });
  });

  test('opens several at once', async () => {
    const handles = [createHandle(save(drawn), 'one.json'), createHandle('{', 'two.json')];
    const options: object[] = [];
    stubPicker('showOpenFilePicker', async (given) => {
      options.push(given);
      return handles;
    });
    const opened = await openFiles();
    expect(options).toMatchObject([{ multiple: true }]);
    expect(opened.map(({ name, loaded }) => [name, loaded?.document])).toEqual([
      ['one.json', drawn],
      ['two.json', undefined],
    ]);
  });

  test('does not read what is far too large', async () => {
    const large = file('{}', 'film.json');
    Object.defineProperty(large, 'size', { value: 2 ** 33 });
    expect((await readFile(large)).loaded?.errors?.[0]?.message).toBe(
      'film.json is too large to be opened: it has 8589934592 bytes.',
    );
  });

  test('says when a file cannot be read', async () => {
    const gone = file('{}', 'gone.json');
    gone.text = failsWith('NotFoundError');
    expect((await readFile(gone)).loaded?.errors?.[0]?.message).toBe(
      'gone.json could not be read. It may have been moved or deleted.',
    );
  });
});

describe('saving a file', () => {
  test('through the picker, and then to the same file again', async () => {
    const handle = createHandle();
    const options: object[] = [];
    stubPicker('showSaveFilePicker', async (given) => {
      options.push(given);
      return handle;
    });
    const saved = await saveFile(drawn);
    expect(saved).toEqual({ name: 'net.json', handle });
    expect(handle.content).toBe(save(drawn));
    const changed = setTitle(drawn, 'Another');
    await saveFile(changed, saved?.handle);
    expect(handle.content).toBe(save(changed));
    expect(options).toEqual([expect.objectContaining({ suggestedName: 'Which digit.json' })]);
  });

  test('downloads what cannot be written, and lets the file go', async () => {
    const downloads = watchClicks();
    let aborted = false;
    const full = {
      write: failsWith('QuotaExceededError'),
      abort: async () => {
        aborted = true;
      },
      close: async () => {},
    };
    stubPicker('showSaveFilePicker', async () => ({ ...createHandle(), createWritable: async () => full }));
    expect(await saveFile(drawn)).toEqual({ name: 'Which digit.json' });
    expect(aborted).toBe(true);
    expect(downloads.map(({ name }) => name)).toEqual(['Which digit.json']);
  });

  test('gives nothing when the user cancels', async () => {
    const downloads = watchClicks();
    stubPicker('showSaveFilePicker', failsWith('AbortError'));
    expect(await saveFile(drawn)).toBeUndefined();
    expect(downloads).toEqual([]);
  });

  test('downloads where there is no picker, or it fails', async () => {
    const downloads = watchClicks();
    expect(await saveFile(drawn)).toEqual({ name: 'Which digit.json' });
    stubPicker('showSaveFilePicker', failsWith('SecurityError'));
    await saveFile(drawn);
    expect(downloads.map(({ name }) => name)).toEqual(['Which digit.json', 'Which digit.json']);
    expect(await downloads[0]?.blob?.text()).toBe(save(drawn));
  });

  test.each([
    ['Which digit?', 'Which digit.json'],
    ['../../etc/passwd', 'etc passwd.json'],
    ['Größe 数字', 'Größe 数字.json'],
    ['<b>"*"</b>', 'b b.json'],
    ['???', 'network.json'],
    ['', 'network.json'],
    ['x'.repeat(200), `${'x'.repeat(80)}.json`],
  ])('names the file of "%s" %s', (title, name) => {
    expect(fileName(setTitle(drawn, title))).toBe(name);
  });
});
