import { SafeStorage } from './safeStorage.ts';
import type { ViewState } from './viewState.ts';

/** What of the view outlives a reload: which bodies are closed, and which one fills the canvas. */
type KeptView = Pick<ViewState, 'collapsed' | 'entered'>;

const key = 'layerwire:view';
const session = new SafeStorage(() => sessionStorage);

/** Keeps how a document is looked at in this tab. */
export function keepView(document: string | undefined, { collapsed, entered }: KeptView): void {
  session.write(key, JSON.stringify({ document, collapsed: [...collapsed], entered }));
}

/** How a document was looked at before the tab was reloaded; nothing for any other document. */
export function keptView(document: string | undefined): KeptView | undefined {
  const kept = parsed(session.read(key));
  if (typeof kept !== 'object' || kept === null || document === undefined) return undefined;
  const { document: of, collapsed, entered } = kept as Readonly<Record<string, unknown>>;
  if (of !== document || !Array.isArray(collapsed) || typeof entered !== 'string') return undefined;
  return { collapsed: new Set(collapsed.filter((each) => typeof each === 'string')), entered };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
