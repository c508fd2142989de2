// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toBase64 } from '../../../src/base/base64.ts';
import { setWeights } from '../../../src/document/edits.ts';
import { decodeLink } from '../../../src/document/link.ts';
import type { Loaded } from '../../../src/document/loadError.ts';
import { copyText, listenForLinks, makeLink, takeLink } from '../../../src/editor/state/share.ts';
import { draw } from '../../document/documents.ts';

const drawn = draw(['a:vector', 'b:vanilla'], [['a.out', 'b.x']]);

const page = `${window.location.origin}/app/?lang=en`;

beforeEach(() => {
  window.history.replaceState(null, '', page);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a link', () => {
  test('leads to this page and opens the document', async () => {
    const { address, size, withoutWeights } = await makeLink(drawn);
    expect(address.startsWith(`${page}#g=1.d.`)).toBe(true);
    expect([size, withoutWeights]).toEqual(['quiet', false]);
    expect(await decodeLink(address)).toEqual({ document: drawn });
  });

  test('leads to the address set when the page was built', async () => {
    vi.stubEnv('VITE_LINK_BASE', 'https://layerwire.example.com/');
    expect((await makeLink(drawn)).address).toMatch(/^https:\/\/layerwire\.example\.com\/#g=1\.d\./);
  });

  test('carries small weights, and leaves large ones behind and says so', async () => {
    const small = setWeights(drawn, { data: 'AAAA' });
    const opened = await makeLink(small);
    expect(opened.withoutWeights).toBe(false);
    expect(await decodeLink(opened.address)).toEqual({ document: small });

    const noise = toBase64(new Uint8Array(Float32Array.from({ length: 4000 }, (_, i) => Math.sin(i)).buffer));
    const left = await makeLink(setWeights(drawn, { data: noise }));
    expect([left.withoutWeights, left.size]).toEqual([true, 'quiet']);
    expect(await decodeLink(left.address)).toEqual({ document: drawn });
  });
});

describe('the link in the address of the page', () => {
  test('is read and cleared', async () => {
    window.location.hash = (await makeLink(drawn)).address.replace(/^[^#]*/, '');
    expect(await takeLink()).toEqual({ document: drawn });
    expect(window.location.href).toBe(page);
    expect(await takeLink()).toBeUndefined();
  });

  test('is cleared even when it is damaged', async () => {
    window.location.hash = '#g=1.d.AAAA';
    expect((await takeLink())?.errors).toHaveLength(1);
    expect(window.location.hash).toBe('');
  });

  test('is no other hash', async () => {
    window.location.hash = '#about';
    expect(await takeLink()).toBeUndefined();
    expect(window.location.hash).toBe('#about');
  });

  test('is taken when it is pasted into an open page, until the listener ends', async () => {
    const taken: Loaded[] = [];
    const end = listenForLinks((loaded) => taken.push(loaded));
    const { address } = await makeLink(drawn);
    window.location.hash = address.replace(/^[^#]*/, '');
    window.dispatchEvent(new Event('hashchange'));
    await vi.waitUntil(() => taken.length > 0);
    expect(taken[0]).toEqual({ document: drawn });
    end();
    window.location.hash = address.replace(/^[^#]*/, '');
    window.dispatchEvent(new Event('hashchange'));
    await new Promise((later) => setTimeout(later, 20));
    expect(window.location.hash).not.toBe('');
  });
});

describe('copying', () => {
  test('puts the text on the clipboard', async () => {
    const written: string[] = [];
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
    expect([await copyText('a link'), written]).toEqual([true, ['a link']]);
  });

  test('goes through a selection where the clipboard is not to be had, and leaves the page as it was', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    let selected = '';
    Object.assign(document, {
      execCommand: () => {
        selected = document.querySelector('textarea')?.value ?? '';
        return true;
      },
    });
    expect(await copyText('a link')).toBe(true);
    expect(selected).toBe('a link');
    expect([document.querySelector('textarea'), document.activeElement]).toEqual([null, button]);
  });

  test('says when it cannot', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    Object.assign(document, { execCommand: () => false });
    expect(await copyText('a link')).toBe(false);
  });
});
