import type { Document } from '../../document/document.ts';
import { isLink } from '../../document/isLink.ts';
import type { linkSize } from '../../document/link.ts';
import type { Loaded } from '../../document/loadError.ts';

export interface ShareLink {
  readonly address: string;
  /** How it travels: quietly, cut by some chat programs, or better as a file. */
  readonly size: ReturnType<typeof linkSize>;
  /** Whether weights that the document carries in itself had to stay behind: whoever opens the link gets those of the seed. */
  readonly withoutWeights: boolean;
}

/** What makes and reads links is only loaded for one. */
const readLinks = () => import('../../document/link.ts');

/** A link that opens a copy of the document, with the weights that it carries in itself if they fit. */
export async function makeLink(document: Document): Promise<ShareLink> {
  const { encodeLink, linkSize } = await readLinks();
  const base = linkBase();
  const whole = await encodeLink(document, { base });
  const { weights, ...rest } = document;
  const leaves = weights !== undefined && 'data' in weights && linkSize(whole.length) === 'too-long';
  const address = leaves ? await encodeLink(rest, { base }) : whole;
  return { address, size: linkSize(address.length), withoutWeights: leaves };
}

/**
 * The document in the address of this page, which loses its link, so that a reload goes on with what was made of it.
 * `undefined` when there is none.
 */
export async function takeLink(): Promise<Loaded | undefined> {
  const { hash } = window.location;
  if (!isLink(hash)) return undefined;
  const { decodeLink } = await readLinks();
  const loaded = await decodeLink(hash);
  // Only this link: another one may have come while it was being read.
  if (window.location.hash === hash) clearHash();
  return loaded;
}

/** Calls back when a link is pasted into the address bar of the open page. Gives back a function that ends it. */
export function listenForLinks(onLink: (loaded: Loaded) => void): () => void {
  const changed = async () => {
    const loaded = await takeLink();
    if (loaded) onLink(loaded);
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** Puts a text on the clipboard; `false` when the browser does not let us, so that the text must be shown to be copied by hand. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyThroughSelection(text);
  }
}

/** Where links lead: the address set when the page was built, so that a copy on one's own machine makes links for all; else its own. */
function linkBase(): string {
  const set: string | undefined = import.meta.env.VITE_LINK_BASE;
  const { origin, pathname, search } = window.location;
  return set || `${origin}${pathname}${search}`;
}

function clearHash(): void {
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', `${pathname}${search}`);
}

/** The way of old, for pages that are not served securely. The selection and the focus are put back. */
function copyThroughSelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.className = 'visually-hidden';
  document.body.append(area);
  try {
    area.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
