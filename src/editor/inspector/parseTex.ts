/** A formula as the elements of MathML that show it. */
export type MathElement =
  | { readonly tag: 'mi' | 'mn' | 'mo' | 'mtext'; readonly text: string }
  | {
      readonly tag: 'mrow' | 'mfrac' | 'msub' | 'msup' | 'msubsup' | 'munder' | 'munderover' | 'msqrt';
      readonly children: readonly MathElement[];
    };

const symbols: Readonly<Record<string, string>> = {
  sum: '∑',
  prod: '∏',
  sigma: 'σ',
  theta: 'θ',
  alpha: 'α',
  beta: 'β',
  tilde: '~',
  dots: '…',
  ldots: '…',
  cdots: '⋯',
  cdot: '·',
  times: '×',
  circ: '∘',
  odot: '⊙',
  in: '∈',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  to: '→',
  mapsto: '↦',
  infty: '∞',
  pm: '±',
  quad: ' ',
  ',': ' ',
  ';': ' ',
  '{': '{',
  '}': '}',
  '|': '‖',
  lfloor: '⌊',
  rfloor: '⌋',
  top: '⊤',
};
/** Names set upright; those in `limits` take what is below them underneath. */
const functions = new Set(['max', 'min', 'tanh', 'exp', 'log', 'sin', 'cos', 'lim']);
const limits = new Set(['max', 'min', 'lim', 'sum', 'prod']);

/**
 * Reads the part of TeX that formulas of blocks are written in: letters, numbers, operators, `_`, `^`, groups, `\frac`,
 * `\sqrt`, `\text` and the names above. A name that it does not know is shown as it is.
 */
export function parseTex(tex: string): MathElement {
  const tokens = tex.match(/\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|[A-Za-z]|\s+|[^\sA-Za-z0-9\\]/g) ?? [];
  let at = 0;
  const skipSpace = () => {
    while (/^\s+$/.test(tokens[at] ?? '')) at++;
  };

  function row(end?: string): MathElement {
    const children: MathElement[] = [];
    for (skipSpace(); at < tokens.length && tokens[at] !== end; skipSpace()) children.push(scripted());
    at++;
    const [only] = children;
    return only && children.length === 1 ? only : { tag: 'mrow', children };
  }

  function scripted(): MathElement {
    const name = (tokens[at] ?? '').slice(1);
    const base = atom();
    let [below, above]: [MathElement?, MathElement?] = [];
    for (skipSpace(); tokens[at] === '_' || tokens[at] === '^' || tokens[at] === "'"; skipSpace()) {
      const mark = tokens[at++];
      if (mark === '_') below = atom();
      else above = mark === '^' ? atom() : { tag: 'mo', text: '′' };
    }
    const under = limits.has(name);
    if (below && above) return { tag: under ? 'munderover' : 'msubsup', children: [base, below, above] };
    if (below) return { tag: under ? 'munder' : 'msub', children: [base, below] };
    return above ? { tag: 'msup', children: [base, above] } : base;
  }

  function atom(): MathElement {
    skipSpace();
    const token = tokens[at++] ?? '';
    if (token === '{') return row('}');
    if (/^\d/.test(token)) return { tag: 'mn', text: token };
    if (/^[A-Za-z]$/.test(token)) return { tag: 'mi', text: token };
    if (!token.startsWith('\\')) return { tag: 'mo', text: token === '-' ? '−' : token };
    const name = token.slice(1);
    if (name === 'frac') return { tag: 'mfrac', children: [atom(), atom()] };
    if (name === 'sqrt') return { tag: 'msqrt', children: [atom()] };
    if (name === 'text' || name === 'mathrm' || name === 'operatorname') return { tag: 'mtext', text: raw() };
    if (name === 'left' || name === 'right') return atom();
    if (functions.has(name)) return { tag: 'mi', text: name };
    const symbol = symbols[name] ?? name;
    return { tag: /\p{L}/u.test(symbol) ? 'mi' : 'mo', text: symbol };
  }

  /** The text of a group as it is, spaces included. */
  function raw(): string {
    skipSpace();
    if (tokens[at] !== '{') return tokens[at++] ?? '';
    let text = '';
    for (at++; at < tokens.length && tokens[at] !== '}'; at++) text += tokens[at];
    at++;
    return text;
  }

  return row();
}
