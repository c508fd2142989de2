import { fromBase64Url, toBase64Url } from '../base/base64.ts';
import { canonical } from './canonical.ts';
import type { Document } from './document.ts';
import { inspect } from './inspect.ts';
import { linkPattern } from './isLink.ts';
import { parseJson } from './json.ts';
import { limits } from './limits.ts';
import { load } from './load.ts';
import type { Loaded } from './loadError.ts';
import { pack } from './pack.ts';
import { Damaged, unpack } from './unpack.ts';
import { compactJson } from './writeJson.ts';

/** The characters of a link above which nothing is read. */
const longestLink = 64 * 1024;

/**
 * A link that holds the whole document: `#g=`, the version of the form, how it is coded (`d` raw deflate, `j` as it is)
 * and the payload in base64url, behind the address that is to open it. Positions are rounded to 4 pixels; all else comes
 * back as it was. Look at `linkSize` before offering it.
 */
export async function encodeLink(
  document: Document,
  { base = '', codec = 'd' }: { readonly base?: string; readonly codec?: 'd' | 'j' } = {},
): Promise<string> {
  const payload = new TextEncoder().encode(compactJson(pack(canonical(document))));
  const coded = codec === 'd' ? await deflate(payload) : payload;
  return `${base}#g=1.${codec}.${toBase64Url(coded)}`;
}

/**
 * The document in a link (a whole address, or what stands behind its `#`), checked as every document is. White space, which
 * programs put into long lines, is skipped.
 */
export async function decodeLink(text: string): Promise<Loaded> {
  if (text.length > longestLink)
    return refuse(
      `The link must have at most ${longestLink} characters, but has ${text.length}. Send the document as a file.`,
    );
  const found = linkPattern.exec(text);
  if (!found) return refuse('This is no link to a document: it has no #g=.');
  const [version, codec, payload = '', ...others] = (found[1] ?? '').replace(/\s/g, '').split('.');
  if (!/^\d+$/.test(version ?? '')) return refuse('The link is damaged: behind #g= there is no version.');
  if (version !== '1')
    return refuse(
      `The link has version ${version}, but this Layerwire reads version 1. Open it with a newer one.`,
    );
  if ((codec !== 'd' && codec !== 'j') || others.length > 0)
    return refuse('The link is damaged: behind its version there must be d or j, a dot, and the document.');
  const bytes = fromBase64Url(payload);
  if (!bytes || bytes.length === 0)
    return refuse('The link is damaged: it was cut, or holds characters that no link has.');
  const inflated = codec === 'd' ? await inflate(bytes) : bytes;
  if (inflated === 'cut')
    return refuse('The link is damaged: it was cut, or some of its characters were changed.');
  if (inflated === 'too large' || inflated.length > limits.linkText)
    return refuse(`The link must hold at most ${limits.linkText} bytes of document, but holds more.`);
  return readPayload(inflated);
}

function refuse(message: string): Loaded {
  return { errors: [{ path: '', message }] };
}

function readPayload(bytes: Uint8Array): Loaded {
  const text = decodeText(bytes);
  if (text === undefined) return refuse('The link is damaged: what it holds is not text.');
  const parsed = parseJson(text);
  if ('error' in parsed) return refuse('The link is damaged: what it holds is not JSON.');
  const mistake = inspect(parsed.value);
  if (mistake) return refuse(`The link is damaged: ${mistake.message}`);
  try {
    return load(unpack(parsed.value));
  } catch (error) {
    if (error instanceof Damaged) return refuse(`The link is damaged: ${error.message}.`);
    throw error;
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// The library is only loaded when there is a link to make or to read.

async function deflate(bytes: Uint8Array): Promise<Uint8Array> {
  const { deflateSync } = await import('fflate');
  return deflateSync(bytes, { level: 9 });
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array | 'cut' | 'too large'> {
  const { Inflate } = await import('fflate');
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((chunk) => {
    length += chunk.length;
    chunks.push(chunk);
  });
  // A byte becomes a thousand at most, so that little is inflated between two looks at the length.
  const step = 256;
  try {
    for (let offset = 0; offset < bytes.length; offset += step) {
      stream.push(bytes.subarray(offset, offset + step), offset + step >= bytes.length);
      if (length > limits.linkText) return 'too large';
    }
  } catch {
    return 'cut';
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** How a link of so many characters travels: quietly, cut by some chat programs, or better as a file. */
export function linkSize(characters: number): 'quiet' | 'warn' | 'too-long' {
  if (characters <= 2000) return 'quiet';
  return characters <= 8000 ? 'warn' : 'too-long';
}
