import { SafeStorage } from './safeStorage.ts';
import type { ViewState } from './viewState.ts';

/** What of the view outlives a reload: which bodies are closed or unrolled, and which one fills the canvas. */
export type KeptView = Pick<ViewState, 'collapsed' | 'unrolled' | 'entered'>;

const key = 'layerwire:view';
const session = new SafeStorage(() => sessionStorage);

/** Keeps how a document is looked at in this tab. */
export function keepView(document: string | undefined, { collapsed, unrolled, entered }: KeptView): void {
  const view = { document, collapsed: [...collapsed], unrolled: [...unrolled], entered };
  session.write(key, JSON.stringify(view));
}

/** How a document was looked at before the tab was reloaded; nothing for any other document. */
export function keptView(document: string | undefined): KeptView | undefined {
  const kept = parsed(session.read(key));
  if (typeof kept !== 'object' || kept === null || document === undefined) return undefined;
  const { document: of, collapsed, unrolled, entered } = kept as Readonly<Record<string, unknown>>;
  if (of !== document || !Array.isArray(collapsed) || typeof entered !== 'string') return undefined;
  return { collapsed: textsIn(collapsed), unrolled: textsIn(unrolled), entered };
}

function textsIn(kept: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : []);
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
